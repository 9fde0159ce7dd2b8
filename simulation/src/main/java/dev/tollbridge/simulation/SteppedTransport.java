package dev.tollbridge.simulation;

import dev.tollbridge.channel.Transport;
import dev.tollbridge.simulators.MemorySimulators;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The network between the gateway and the channel. */
final class SteppedTransport implements Transport {
    private static final int[] FAULTS = {70, 4, 4, 8, 4, 3, 3, 3, 2, 3};
    private static final int DELAYED_LIMIT = 4;

    /** As long as the runtime waits by default; the real time that is left would not replay. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Supplier<MemorySimulators> simulators;
    private final Supplier<Weather> weather;
    private final Time time;
    private final List<HttpCall> delayed = new ArrayList<>();

    SteppedTransport(Supplier<MemorySimulators> simulators, Supplier<Weather> weather, Time time) {
        this.simulators = simulators;
        this.weather = weather;
        this.time = time;
    }

    void reset() {
        delayed.clear();
    }

    boolean hasDelayed() {
        return !delayed.isEmpty();
    }

    /** A request that was given up arrives after all; nobody hears the reply. */
    String deliverDelayed(int index) {
        var call = delayed.remove(index % delayed.size());
        perform(call);
        weather.get().changed();
        return call.operation();
    }

    @Override
    public Sent perform(HttpCall call, Duration left) {
        var actor = Actor.current();
        if (actor == null) {
            return answered(perform(call));
        }
        if (actor.isConnected()) {
            weather.get()
                    .violated(
                            new Violation(
                                    "intent-call-result",
                                    call.operation() + " is sent inside a transaction"));
        }
        weather.get().between(actor, call.operation() + " leaves");
        int fault = weather.get().fault(actor, call.operation(), FAULTS);
        var sent = perform(actor, call, fault);
        weather.get().changed();
        weather.get().between(actor, call.operation() + " answered");
        return sent;
    }

    private Sent perform(Actor actor, HttpCall call, int fault) {
        return switch (fault) {
            case 1 -> silence("simulated: request lost");
            case 2 -> new Sent.NotSent("simulated: connection refused");
            case 3 -> {
                perform(call);
                yield silence("simulated: reply lost");
            }
            case 4 -> {
                if (delayed.size() < DELAYED_LIMIT) {
                    delayed.add(call);
                }
                yield silence("simulated: request delayed");
            }
            case 5 -> {
                perform(call);
                yield answered(perform(call));
            }
            case 6 -> answered(corrupt(perform(call)));
            case 7 -> answered(html());
            case 8 -> {
                perform(call);
                yield answered(html());
            }
            case 9 -> {
                perform(call);
                throw weather.get().crash(actor);
            }
            default -> answered(perform(call));
        };
    }

    private Sent silence(String why) {
        time.advance(DEADLINE);
        return new Sent.NoReply(why);
    }

    private Reply perform(HttpCall call) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        call.headers().forEach(header -> headers.add(Map.entry(header.name(), header.value())));
        weather.get().note("the channel gets " + call.operation());
        return simulators.get().answer(call.method(), call.uri(), headers, call.body());
    }

    /** One byte in the middle is another one. */
    private static Reply corrupt(Reply reply) {
        byte[] body = reply.body().clone();
        if (body.length > 0) {
            body[body.length / 2] ^= 1;
        }
        return new Reply(reply.status(), reply.headers(), body, reply.delay(), reply.cut());
    }

    private static Reply html() {
        return Reply.of(
                502, "text/html", "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static Sent answered(Reply reply) {
        if (reply.cut()) {
            return new Sent.NoReply("simulated: connection cut");
        }
        var headers =
                reply.headers().entrySet().stream()
                        .map(header -> new HttpCall.Header(header.getKey(), header.getValue()))
                        .toList();
        return new Sent.Answered(new HttpReply(reply.status(), headers, reply.body()));
    }
}
