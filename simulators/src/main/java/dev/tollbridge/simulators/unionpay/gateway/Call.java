package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Merchant;

/**
 * An authenticated request.
 *
 * @param entry the last part of its path, without {@code .do}
 */
record Call(Merchant merchant, String entry, Form form) {
    /**
     * What kind of transaction it wants; refuses if it is none, or came by another entry's path.
     */
    Kind kind() {
        return Kind.of(form.text("txnType"), form.text("txnSubType"))
                .filter(kind -> takes(entry, kind))
                .orElseThrow(() -> new Refused("10", "txnType"));
    }

    private static boolean takes(String entry, Kind kind) {
        boolean page = kind == Kind.CONSUME || kind == Kind.PREAUTH;
        return switch (entry) {
            case "frontTransReq", "appTransReq" -> page;
            case "backTransReq" -> !page;
            default -> false;
        };
    }

    String orderId() {
        return form.require("orderId", "[0-9A-Za-z]{8,40}");
    }

    String txnTime() {
        return form.text("txnTime");
    }
}
