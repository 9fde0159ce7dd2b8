package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.crypto.SignatureHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Injected misbehaviour of the gateway that only WeChat Pay could show. */
final class GatewayFaults {
    private static final Duration STALE = Duration.ofMinutes(10);

    private final WireFaults wire;
    private final Optional<Fault> systemError;

    GatewayFaults(WireFaults wire) {
        this.wire = wire;
        this.systemError = wire.take("system_error");
    }

    /** A refusal in place of being processed. */
    void refuse() {
        systemError.filter(fault -> !fault.commits()).ifPresent(GatewayFaults::throwBusy);
        if (wire.takes("rate_limit")) {
            throw Refused.of("RATELIMIT_EXCEEDED", "频率超限");
        }
        wire.take("error")
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
        if (wire.takes("wrong_signature")) {
            return SignatureHeaders.of(key.imitated(), now, nonce, body);
        }
        if (wire.takes("no_signature")) {
            return Map.of();
        }
        if (wire.takes("stale_timestamp")) {
            return SignatureHeaders.of(key, now.minus(STALE), nonce, body);
        }
        if (wire.takes("probe_answer")) {
            return SignatureHeaders.probe(key, now, nonce, body);
        }
        return SignatureHeaders.of(key, now, nonce, body);
    }
}
