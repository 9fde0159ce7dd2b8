package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.Faults;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.crypto.SignatureHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Injected misbehaviour of the gateway, for one order number and operation. */
final class GatewayFaults {
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Faults faults;
    private final @Nullable String number;
    private final String operation;
    private final Optional<Fault> httpError;
    private final Optional<Fault> systemError;

    GatewayFaults(Faults faults, @Nullable String number, String operation) {
        this.faults = faults;
        this.number = number;
        this.operation = operation;
        this.httpError = take("http_5xx");
        this.systemError = take("system_error");
    }

    /** What happens to the request in place of being processed. */
    Optional<Reply> beforeCommit() {
        if (takes("drop_request")) {
            return Optional.of(Reply.connectionCut());
        }
        return httpError.filter(fault -> !commits(fault)).map(GatewayFaults::httpError);
    }

    /** A refusal in place of being processed. */
    void refuse() {
        systemError.filter(fault -> !commits(fault)).ifPresent(GatewayFaults::throwBusy);
        if (takes("rate_limit")) {
            throw Refused.of("RATELIMIT_EXCEEDED", "频率超限");
        }
        take("error")
                .ifPresent(fault -> {
                    String code = fault.value() == null ? "SYSTEM_ERROR" : fault.value();
                    throw Refused.of(code, "injected");
                });
    }

    /** A refusal although the request took effect. */
    void refuseAfterCommit() {
        systemError.ifPresent(GatewayFaults::throwBusy);
    }

    private static void throwBusy(Fault fault) {
        throw Refused.of(fault.value() == null ? "SYSTEM_ERROR" : fault.value(), "系统异常，请稍后重试");
    }

    /** The headers of the signature, perhaps wrong, old, a probe's, or none. */
    Map<String, String> sign(PlatformKey key, Instant now, String nonce, String body) {
        if (takes("wrong_signature")) {
            return SignatureHeaders.of(key.imitated(), now, nonce, body);
        }
        if (takes("no_signature")) {
            return Map.of();
        }
        if (takes("stale_timestamp")) {
            return SignatureHeaders.of(key, now.minus(STALE), nonce, body);
        }
        if (takes("probe_answer")) {
            return SignatureHeaders.probe(key, now, nonce, body);
        }
        return SignatureHeaders.of(key, now, nonce, body);
    }

    /** What becomes of a finished answer on its way back. */
    Reply deliver(Reply reply) {
        if (takes("drop_reply")) {
            return Reply.connectionCut();
        }
        Reply sent =
                httpError
                        .map(GatewayFaults::httpError)
                        .or(() -> take("garbage").map(fault -> garbage()))
                        .orElse(reply);
        return take("delay")
                .map(fault ->
                        sent.delayed(
                                Duration.ofMillis(
                                        fault.delayMs() == null ? 1000 : fault.delayMs())))
                .orElse(sent);
    }

    private Optional<Fault> take(String kind) {
        return faults.take(kind, number, operation);
    }

    private boolean takes(String kind) {
        return take(kind).isPresent();
    }

    private static boolean commits(Fault fault) {
        return Boolean.TRUE.equals(fault.commit());
    }

    private static Reply httpError(Fault fault) {
        int status = fault.status() == null ? 502 : fault.status();
        return html(status, "<html>upstream error</html>");
    }

    private static Reply garbage() {
        return html(200, "<html>{\"oops\":");
    }

    private static Reply html(int status, String text) {
        return Reply.of(status, "text/html", text.getBytes(StandardCharsets.UTF_8));
    }
}
