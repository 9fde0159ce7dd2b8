package dev.tollbridge.oracles.alipay;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Performs steps over the network, as the channel runtime does, and keeps the calls. */
final class Performer implements AutoCloseable {
    private static final int MAX_STEPS = 10;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<HttpCall> calls = new ArrayList<>();

    List<HttpCall> calls() {
        return List.copyOf(calls);
    }

    <T> Step.Done<T> perform(Step<T> first) {
        var step = first;
        for (int n = 0; n < MAX_STEPS; n++) {
            switch (step) {
                case Step.Done<T> done -> {
                    return done;
                }
                case Step.Http<T>(var call, var onReply) -> {
                    calls.add(call);
                    try {
                        step = onReply.apply(send(call));
                    } catch (IOException e) {
                        return new Step.Done<>(
                                new Outcome.Unknown<>(
                                        ChannelError.of(
                                                ErrorCategory.UNKNOWN,
                                                DeclineCode.TIME_OUT,
                                                e.toString())),
                                Map.of());
                    }
                }
            }
        }
        throw new AssertionError("the conversation does not end");
    }

    /** The value of a conversation that has to go well. */
    <T> T value(Step<T> step) {
        var outcome = perform(step).outcome();
        if (outcome instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError("not ok: " + outcome);
    }

    private HttpReply send(HttpCall call) throws IOException {
        var request =
                HttpRequest.newBuilder(call.uri())
                        .method(call.method(), BodyPublishers.ofByteArray(call.body()))
                        .timeout(Duration.ofSeconds(10));
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        try {
            var reply = http.send(request.build(), BodyHandlers.ofByteArray());
            var headers = new ArrayList<HttpCall.Header>();
            reply.headers()
                    .map()
                    .forEach((name, values) ->
                            values.forEach(value -> headers.add(new HttpCall.Header(name, value))));
            return new HttpReply(reply.statusCode(), headers, reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
