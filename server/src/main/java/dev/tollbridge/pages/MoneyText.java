package dev.tollbridge.pages;

import dev.tollbridge.spi.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Set;

/** Money as people read it. */
public final class MoneyText {
    /** In English the locale data writes CN¥ and JP¥; a page prints the code beside the amount. */
    private static final Set<String> WRITTEN_WITH_YEN_SIGN = Set.of("CNY", "JPY");

    private MoneyText() {}

    public static String of(Money money, Locale locale) {
        var format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(money.currency());
        int digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        var symbols = format.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(symbol(money.currency().getCurrencyCode(), symbols));
        format.setDecimalFormatSymbols(symbols);
        return format.format(BigDecimal.valueOf(money.minor(), digits));
    }

    private static String symbol(String code, DecimalFormatSymbols symbols) {
        if (WRITTEN_WITH_YEN_SIGN.contains(code)) {
            return "¥";
        }
        // A currency without a sign is written by its code, which must not touch the number.
        String symbol = symbols.getCurrencySymbol();
        return symbol.equals(code) ? code + '\u00a0' : symbol;
    }
}
