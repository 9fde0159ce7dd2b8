package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.Faults;
import dev.tollbridge.simulators.core.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Injected misbehaviour of the gateway, for one order number and method. */
final class GatewayFaults {
    private final Faults faults;
    private final @Nullable String number;
    private final String method;
    private final Optional<Fault> httpError;
    private final Optional<Fault> busy;

    GatewayFaults(Faults faults, @Nullable String number, String method) {
        this.faults = faults;
        this.number = number;
        this.method = method;
        this.httpError = take("http_5xx");
        this.busy = take("code_20000");
    }

    /** What happens to the request in place of being processed. */
    Optional<Reply> beforeCommit() {
        if (faults.takes("drop_request", number, method)) {
            return Optional.of(Reply.connectionCut());
        }
        return httpError.filter(fault -> !commits(fault)).map(GatewayFaults::httpError);
    }

    /** A refusal in place of being processed. */
    void refuse() {
        busy.filter(fault -> !commits(fault)).ifPresent(GatewayFaults::throwBusy);
        take("sub_code")
                .ifPresent(fault -> {
                    String code = fault.value() == null ? "ACQ.SYSTEM_ERROR" : fault.value();
                    throw Refused.bySubCode(code);
                });
    }

    /** A refusal although the request took effect. */
    void refuseAfterCommit() {
        busy.ifPresent(GatewayFaults::throwBusy);
    }

    private static void throwBusy(Fault fault) {
        throw Refused.unavailable(subCode(fault));
    }

    private static String subCode(Fault fault) {
        return fault.value() == null ? "isp.unknow-error" : fault.value();
    }

    /** The body, perhaps signed wrongly, not at all, or with escaped slashes. */
    String sign(Envelope envelope, String node, @Nullable Signer signer) {
        if (signer != null && faults.takes("wrong_signature", number, method)) {
            return envelope.body(node, node, Signers.stranger(signer));
        }
        if (faults.takes("no_signature", number, method)) {
            return envelope.body(node, node, null);
        }
        if (faults.takes("escaped_slash", number, method)) {
            return envelope.body(node.replace("/", "\\/"), node, signer);
        }
        return envelope.body(node, node, signer);
    }

    /** What becomes of a finished answer on its way back. */
    Reply deliver(Reply reply) {
        if (faults.takes("drop_reply", number, method)) {
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
        return faults.take(kind, number, method);
    }

    private static boolean commits(Fault fault) {
        return Boolean.TRUE.equals(fault.commit());
    }

    private static Reply httpError(Fault fault) {
        int status = fault.status() == null ? 503 : fault.status();
        return Reply.of(
                status,
                "text/html",
                "<html>upstream error</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static Reply garbage() {
        return Reply.of(
                200,
                "text/html;charset=utf-8",
                "<html>{\"oops\":".getBytes(StandardCharsets.UTF_8));
    }
}
