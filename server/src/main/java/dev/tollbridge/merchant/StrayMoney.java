package dev.tollbridge.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a merchant wants done with money that arrives late or twice. */
public enum StrayMoney {
    /** Given back to the payer at once. */
    REFUND,
    /** Taken as the merchant's own. */
    ACCEPT,
    /** Kept in suspense until a person decides. */
    HOLD;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StrayMoney of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
