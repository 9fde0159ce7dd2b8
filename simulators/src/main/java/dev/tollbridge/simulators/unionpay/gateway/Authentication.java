package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.unionpay.crypto.SignText;
import dev.tollbridge.simulators.unionpay.state.Merchant;
import dev.tollbridge.simulators.unionpay.state.World;

/**
 * Who sends a request, and whether it is in the one version and signature there is (notes 2, 3).
 */
final class Authentication {
    private final World world;

    Authentication(World world) {
        this.world = world;
    }

    Merchant check(Form form) {
        if (!form.text("version").equals("5.1.0")) {
            throw new Refused("10", "version");
        }
        if (!form.text("signMethod").equals("01")) {
            throw new Refused("10", "signMethod");
        }
        form.require("encoding", "UTF-8|GBK");
        form.require("accessType", "0");
        form.require("txnTime", "\\d{14}");
        Merchant merchant =
                world.merchants()
                        .find(form.require("merId", "\\d{15}"))
                        .orElseThrow(() -> new Refused("31", ""));
        boolean genuine =
                merchant.certId().equals(form.text("certId"))
                        && Rsa.verifies(
                                SignText.of(form.fields(), form.charset()),
                                form.text("signature"),
                                merchant.publicKey(),
                                SignText.ALGORITHM);
        if (!genuine) {
            throw new Refused("11", "9100004");
        }
        return merchant;
    }
}
