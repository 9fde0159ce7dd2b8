package dev.tollbridge.spi;

import java.util.Locale;

/** What a caller can do about an error. */
public enum ErrorCategory {
    /** The payer or the payer's bank refused. Another way to pay may work. */
    DECLINED,
    /** The request is wrong and stays wrong when repeated. */
    INVALID,
    /** Nothing happened, and the same request may work later or over another account. */
    RETRYABLE,
    /** Nobody knows what happened: ask. */
    UNKNOWN,
    /**
     * The account's keys, rights or contract at the channel are at fault: the merchant has to act.
     */
    CONFIGURATION,
    /** Our own mistake. */
    BUG;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
