package dev.tollbridge.spi;

import java.time.LocalDate;

/**
 * A day's bill.
 *
 * @param day in the channel's own time zone
 */
public record BillRequest(LocalDate day, Kind kind) {
    public enum Kind {
        /** One row per payment and refund. */
        TRADES,
        /** One row per movement of the account's balance. */
        FUNDS
    }
}
