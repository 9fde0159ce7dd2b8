package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.WireTime;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authenticated request. */
record Call(Merchant merchant, Map<String, String> fields) {

    /** Refuses what is missing or has another form. */
    String require(String name, String form) {
        String value = fields.getOrDefault(name, "");
        if (!value.matches(form)) {
            throw Refused.parameter(name);
        }
        return value;
    }

    @Nullable String optional(String name) {
        String value = fields.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    long fen(String name) {
        return Long.parseLong(require(name, "[1-9]\\d{0,9}"));
    }

    @Nullable Instant time(String name) {
        String text = optional(name);
        return text == null
                ? null
                : WireTime.parse(text).orElseThrow(() -> Refused.parameter(name));
    }

    String number() {
        return require("out_trade_no", "[0-9A-Za-z_|*-]{1,32}");
    }
}
