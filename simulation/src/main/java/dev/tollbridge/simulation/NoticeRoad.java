package dev.tollbridge.simulation;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.RawNotice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The network between the channel and the gateway's notice address. */
final class NoticeRoad implements Callback {
    private static final int[] FAULTS = {78, 6, 6, 5, 5};

    private final Supplier<Weather> weather;
    private final IntFunction<Node> nodes;
    private int node;

    NoticeRoad(Supplier<Weather> weather, IntFunction<Node> nodes) {
        this.weather = weather;
        this.nodes = nodes;
    }

    /** The node at which the load balancer lets the next notice arrive. */
    void towards(int next) {
        node = next;
    }

    @Override
    public Answer post(URI target, String contentType, String body) {
        var actor = Actor.current();
        if (actor == null) {
            throw new IllegalStateException("notices are sent by actors");
        }
        try {
            actor.enter(node);
            return deliver(actor, target, contentType, body);
        } catch (Actor.Crash e) {
            // The gateway has died; the channel lives and notices a broken connection.
            actor.survive();
            return Answer.none("connection broken");
        } finally {
            actor.enter(Actor.OUTSIDE);
            weather.get().changed();
        }
    }

    private Answer deliver(Actor actor, URI target, String contentType, String body) {
        weather.get().between(actor, "notice leaves");
        return switch (weather.get().fault(actor, "notice", FAULTS)) {
            case 1 -> Answer.none("simulated: notice lost");
            case 2 -> {
                receive(target, contentType, body);
                weather.get().between(actor, "notice doubled");
                yield receive(target, contentType, body);
            }
            case 3 ->
                    receive(
                            target,
                            contentType,
                            body.replaceFirst("total_amount=\\d", "total_amount=9"));
            case 4 -> {
                receive(target, contentType, body);
                yield Answer.none("simulated: answer lost");
            }
            default -> receive(target, contentType, body);
        };
    }

    /** The path is {@code /v1/notices/CHANNEL/ACCOUNT}. */
    private Answer receive(URI target, String contentType, String body) {
        var parts = target.getPath().split("/", -1);
        var raw =
                new RawNotice(
                        "POST",
                        "",
                        List.of(new HttpCall.Header("Content-Type", contentType)),
                        body.getBytes(StandardCharsets.UTF_8));
        var gateway = nodes.apply(node);
        Payments payments = gateway.payments();
        try {
            NoticeAnswer answer =
                    gateway.notices()
                            .receive(
                                    parts[3],
                                    ChannelAccountId.parse(parts[4]).orElseThrow(),
                                    raw,
                                    payments::apply);
            return new Answer(answer.status(), answer.body(), null);
        } catch (RuntimeException e) {
            // The real edge answers 500; the channel sends it again.
            return new Answer(500, "", null);
        }
    }

    @Override
    public void close() {}
}
