package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.wire.SignType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Injected misbehaviour of the gateway that only QQ Wallet could show. */
final class GatewayFaults {
    private final WireFaults wire;
    private final Optional<Fault> systemError;

    GatewayFaults(WireFaults wire) {
        this.wire = wire;
        this.systemError = wire.take("system_error");
    }

    /** A refusal in place of being processed. */
    void refuse() {
        systemError.filter(fault -> !fault.commits()).ifPresent(GatewayFaults::throwBusy);
        wire.take("error")
                .ifPresent(fault -> {
                    throw new Refused(
                            fault.value() == null ? "SYSTEMERROR" : fault.value(), "injected");
                });
    }

    /** A refusal although the request took effect. */
    void refuseAfterCommit() {
        systemError.ifPresent(GatewayFaults::throwBusy);
    }

    private static void throwBusy(Fault fault) {
        throw new Refused("SYSTEMERROR", "系统错误");
    }

    /** The signed answer, perhaps signed wrongly or not at all. */
    Map<String, String> seal(Map<String, String> fields, Merchant merchant) {
        if (wire.takes("no_signature")) {
            return fields;
        }
        String key = wire.takes("wrong_signature") ? "another key" : merchant.apiKey();
        Map<String, String> sealed = new LinkedHashMap<>(fields);
        sealed.put("sign", SignType.of(merchant.signType()).sign(fields, key));
        return sealed;
    }
}
