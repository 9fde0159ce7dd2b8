package dev.tollbridge.simulators.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Injected misbehaviour of one call, as far as the wire shows it. What a channel says when it is in
 * trouble, and how it signs wrongly, is its own.
 */
public final class WireFaults {
    private static final int BAD_STATUS = 503;
    private static final long DELAY_MS = 1000;

    private final Faults faults;
    private final @Nullable String number;
    private final String method;
    private final Optional<Fault> httpError;

    /**
     * @param number the order that the call is about; null if it is about none
     * @param method the channel's name of the call
     */
    public WireFaults(Faults faults, @Nullable String number, String method) {
        this.faults = faults;
        this.number = number;
        this.method = method;
        this.httpError = take("http_5xx");
    }

    /** Takes one use of a fault of this kind, if one is in force for this call. */
    public Optional<Fault> take(String kind) {
        return faults.take(kind, number, method);
    }

    public boolean takes(String kind) {
        return take(kind).isPresent();
    }

    /** What happens to the request in place of being processed. */
    public Optional<Reply> beforeCommit() {
        if (takes("drop_request")) {
            return Optional.of(Reply.connectionCut());
        }
        return httpError.filter(fault -> !fault.commits()).map(WireFaults::httpError);
    }

    /** What becomes of a finished answer on its way back. */
    public Reply deliver(Reply reply) {
        if (takes("drop_reply")) {
            return Reply.connectionCut();
        }
        Reply sent =
                httpError
                        .map(WireFaults::httpError)
                        .or(() -> take("garbage").map(fault -> html(200, "<html>{\"oops\":")))
                        .orElse(reply);
        return take("delay")
                .map(fault ->
                        sent.delayed(
                                Duration.ofMillis(
                                        fault.delayMs() == null ? DELAY_MS : fault.delayMs())))
                .orElse(sent);
    }

    private static Reply httpError(Fault fault) {
        int status = fault.status() == null ? BAD_STATUS : fault.status();
        return html(status, "<html>upstream error</html>");
    }

    private static Reply html(int status, String text) {
        return Reply.of(status, "text/html;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
