package dev.tollbridge.emvco;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant-presented code says.
 *
 * @param accounts one or more, ids 02 to 51: where the money can go, by network
 * @param category the merchant category, four digits
 * @param amountMinor in minor units; null if the payer types it
 * @param country ISO 3166, two letters
 * @param name of the merchant, 1 to 25 characters
 * @param city 1 to 15 characters
 * @param rest data objects without a name here: tips (55 to 57), postal code (61), other languages
 *     (64), networks' own templates (80 to 99)
 */
public record MerchantCode(
        Use use,
        List<DataObject> accounts,
        String category,
        Currency currency,
        @Nullable Long amountMinor,
        String country,
        String name,
        String city,
        AdditionalData additional,
        List<DataObject> rest) {
    private static final String FORMAT = "00";
    private static final String USE = "01";
    private static final String CATEGORY = "52";
    private static final String CURRENCY = "53";
    private static final String AMOUNT = "54";
    private static final String COUNTRY = "58";
    private static final String NAME = "59";
    private static final String CITY = "60";
    private static final String CRC = "63";
    private static final int CRC_LENGTH = 4;

    /** So that a phone can still scan it. */
    private static final int MAX_LENGTH = 512;

    /** All but the rest and the accounts. */
    private static final List<String> NAMED =
            List.of(
                    FORMAT,
                    USE,
                    CATEGORY,
                    CURRENCY,
                    AMOUNT,
                    COUNTRY,
                    NAME,
                    CITY,
                    AdditionalData.ID,
                    CRC);

    /** How often a code is paid. */
    public enum Use {
        /** By every payer, such as the one on the counter. */
        STATIC("11"),
        /** Once. */
        DYNAMIC("12");

        private final String word;

        Use(String word) {
            this.word = word;
        }
    }

    /**
     * @throws IllegalArgumentException if something is missing or has another form
     */
    public MerchantCode {
        accounts = List.copyOf(accounts);
        rest = List.copyOf(rest);
        boolean good =
                !accounts.isEmpty()
                        && accounts.stream().allMatch(MerchantCode::isAccount)
                        && category.matches("[0-9]{4}")
                        && country.matches("[A-Z]{2}")
                        && !name.isEmpty()
                        && name.length() <= 25
                        && !city.isEmpty()
                        && city.length() <= 15
                        && currency.getDefaultFractionDigits() >= 0
                        && rest.stream().noneMatch(o -> isAccount(o) || NAMED.contains(o.id()));
        if (!good) {
            throw new IllegalArgumentException("no such merchant code");
        }
    }

    private static boolean isAccount(DataObject object) {
        return object.id().compareTo("02") >= 0 && object.id().compareTo("51") <= 0;
    }

    /**
     * The text of the code, with its checksum.
     *
     * @throws IllegalArgumentException if it is longer than 512 characters
     */
    public String write() {
        var objects = new ArrayList<DataObject>();
        objects.add(new DataObject(FORMAT, "01"));
        objects.add(new DataObject(USE, use.word));
        objects.addAll(accounts);
        objects.add(new DataObject(CATEGORY, category));
        objects.add(new DataObject(CURRENCY, Amount.number(currency)));
        if (amountMinor != null) {
            objects.add(new DataObject(AMOUNT, Amount.write(amountMinor, currency)));
        }
        objects.add(new DataObject(COUNTRY, country));
        objects.add(new DataObject(NAME, name));
        objects.add(new DataObject(CITY, city));
        additional.template().ifPresent(objects::add);
        objects.addAll(rest);
        var text = DataObject.write(objects) + CRC + "04";
        if (text.length() + CRC_LENGTH > MAX_LENGTH) {
            throw new IllegalArgumentException("a code has 512 characters at most");
        }
        return text + Crc16.of(text);
    }

    /** Empty if it is no such code: a wrong checksum, something missing, or of another form. */
    public static Optional<MerchantCode> read(String text) {
        int end = text.length() - CRC_LENGTH;
        if (end < 4
                || text.length() > MAX_LENGTH
                || !text.startsWith(CRC + "04", end - 4)
                || !Crc16.of(text.substring(0, end)).equals(text.substring(end))) {
            return Optional.empty();
        }
        return DataObject.read(text)
                .filter(objects -> objects.getFirst().equals(new DataObject(FORMAT, "01")))
                .flatMap(MerchantCode::of);
    }

    private static Optional<MerchantCode> of(List<DataObject> objects) {
        var currency = find(objects, CURRENCY).flatMap(Amount::currency);
        var use = find(objects, USE);
        var amount = find(objects, AMOUNT);
        var template = objects.stream().filter(o -> o.id().equals(AdditionalData.ID)).findFirst();
        var additional =
                template.isEmpty()
                        ? Optional.of(AdditionalData.NONE)
                        : AdditionalData.of(template.get());
        var minor = currency.flatMap(known -> amount.flatMap(text -> Amount.read(text, known)));
        if (currency.isEmpty()
                || additional.isEmpty()
                || (amount.isPresent() && minor.isEmpty())
                || (use.isPresent() && !use.get().matches("1[12]"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MerchantCode(
                            // A code that does not say may be paid by anybody.
                            use.orElse("").equals(Use.DYNAMIC.word) ? Use.DYNAMIC : Use.STATIC,
                            objects.stream().filter(MerchantCode::isAccount).toList(),
                            find(objects, CATEGORY).orElse(""),
                            currency.get(),
                            minor.orElse(null),
                            find(objects, COUNTRY).orElse(""),
                            find(objects, NAME).orElse(""),
                            find(objects, CITY).orElse(""),
                            additional.get(),
                            objects.stream()
                                    .filter(o -> !isAccount(o) && !NAMED.contains(o.id()))
                                    .toList()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> find(List<DataObject> objects, String id) {
        return objects.stream()
                .filter(object -> object.id().equals(id))
                .map(DataObject::value)
                .findFirst();
    }
}
