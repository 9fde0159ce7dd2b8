package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.unionpay.crypto.Sealer;
import dev.tollbridge.simulators.unionpay.state.Platform;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Injected misbehaviour of the gateway that only UnionPay could show. */
final class GatewayFaults {
    private final WireFaults wire;
    private final Optional<Fault> unsure;

    GatewayFaults(WireFaults wire) {
        this.wire = wire;
        this.unsure = wire.take("unsure");
    }

    /** A refusal in place of being processed. */
    void refuse() {
        unsure.filter(fault -> !fault.commits()).ifPresent(GatewayFaults::throwUnsure);
        wire.take("error")
                .ifPresent(fault -> {
                    throw new Refused(fault.value() == null ? "06" : fault.value(), "injected");
                });
    }

    /** 03, 04 or 05 although the request took effect. */
    void refuseAfterCommit() {
        unsure.ifPresent(GatewayFaults::throwUnsure);
    }

    private static void throwUnsure(Fault fault) {
        throw new Refused(fault.value() == null ? "03" : fault.value(), "");
    }

    /** The signed answer, perhaps by the wrong hand or not at all. */
    Map<String, String> seal(Map<String, String> fields, Platform platform, Charset charset) {
        if (wire.takes("no_signature")) {
            return fields;
        }
        if (wire.takes("old_version")) {
            Map<String, String> old = new LinkedHashMap<>(fields);
            old.put("version", "5.0.0");
            return Sealer.seal(old, platform.signing(), charset);
        }
        if (wire.takes("wrong_signature")) {
            Map<String, String> changed = Sealer.seal(fields, platform.signing(), charset);
            changed.put("respMsg", changed.get("respMsg") + "!");
            return changed;
        }
        return Sealer.seal(fields, signer(platform), charset);
    }

    private IssuedCertificate signer(Platform platform) {
        if (wire.takes("expired_certificate")) {
            return platform.expired();
        }
        if (wire.takes("foreign_certificate")) {
            return platform.foreign();
        }
        return wire.takes("imposter_certificate") ? platform.imposter() : platform.signing();
    }
}
