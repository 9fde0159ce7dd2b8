package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.WireFaults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Injected misbehaviour of the gateway that only Alipay could show. */
final class GatewayFaults {
    private final WireFaults wire;
    private final Optional<Fault> busy;

    GatewayFaults(WireFaults wire) {
        this.wire = wire;
        this.busy = wire.take("code_20000");
    }

    /** A refusal in place of being processed. */
    void refuse() {
        busy.filter(fault -> !fault.commits()).ifPresent(GatewayFaults::throwBusy);
        wire.take("sub_code")
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
        throw Refused.unavailable(fault.value() == null ? "isp.unknow-error" : fault.value());
    }

    /** The body, perhaps signed wrongly, not at all, or with escaped slashes. */
    String sign(Envelope envelope, String node, @Nullable Signer signer) {
        if (signer != null && wire.takes("wrong_signature")) {
            return envelope.body(node, node, Signers.stranger(signer));
        }
        if (wire.takes("no_signature")) {
            return envelope.body(node, node, null);
        }
        if (wire.takes("escaped_slash")) {
            return envelope.body(node.replace("/", "\\/"), node, signer);
        }
        return envelope.body(node, node, signer);
    }
}
