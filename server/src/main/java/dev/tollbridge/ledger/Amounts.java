package dev.tollbridge.ledger;

import java.math.BigDecimal;
import java.util.Currency;

/** Sums as people read them; unlike payments they may be negative and of any size. */
final class Amounts {
    private Amounts() {}

    /** In the major unit, with all decimals of the currency. */
    static String print(BigDecimal minor, Currency currency) {
        return minor.movePointLeft(Math.max(0, currency.getDefaultFractionDigits()))
                .toPlainString();
    }
}
