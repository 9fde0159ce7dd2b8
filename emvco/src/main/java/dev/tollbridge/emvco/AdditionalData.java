package dev.tollbridge.emvco;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one till or one payment (data object 62). Each has at most 25 characters; {@code
 * ***} asks the wallet to ask the payer.
 *
 * @param rest data objects that have no name here, such as 02 (mobile number) and 09
 */
public record AdditionalData(
        @Nullable String billNumber,
        @Nullable String storeLabel,
        @Nullable String reference,
        @Nullable String terminalLabel,
        @Nullable String purpose,
        List<DataObject> rest) {
    static final String ID = "62";
    public static final AdditionalData NONE =
            new AdditionalData(null, null, null, null, null, List.of());

    private static final int MAX_LENGTH = 25;
    private static final String BILL = "01";
    private static final String STORE = "03";
    private static final String REFERENCE = "05";
    private static final String TERMINAL = "07";
    private static final String PURPOSE = "08";
    private static final List<String> NAMED = List.of(BILL, STORE, REFERENCE, TERMINAL, PURPOSE);

    /**
     * @throws IllegalArgumentException if a text is empty or too long, or the rest has a name here
     */
    public AdditionalData {
        rest = List.copyOf(rest);
        for (var text : new String[] {billNumber, storeLabel, reference, terminalLabel, purpose}) {
            if (text != null && (text.isEmpty() || text.length() > MAX_LENGTH)) {
                throw new IllegalArgumentException("additional data has 1 to 25 characters each");
            }
        }
        if (rest.stream().anyMatch(object -> NAMED.contains(object.id()))) {
            throw new IllegalArgumentException("additional data stands twice");
        }
    }

    public static AdditionalData ofTill(@Nullable String store, @Nullable String terminal) {
        return new AdditionalData(null, store, null, terminal, null, List.of());
    }

    public AdditionalData withBillNumber(String number) {
        return new AdditionalData(number, storeLabel, reference, terminalLabel, purpose, rest);
    }

    /** Empty if there is nothing to say. */
    Optional<DataObject> template() {
        var inside = new ArrayList<DataObject>();
        add(inside, BILL, billNumber);
        add(inside, STORE, storeLabel);
        add(inside, REFERENCE, reference);
        add(inside, TERMINAL, terminalLabel);
        add(inside, PURPOSE, purpose);
        inside.addAll(rest);
        return inside.isEmpty() ? Optional.empty() : Optional.of(DataObject.of(ID, inside));
    }

    private static void add(List<DataObject> inside, String id, @Nullable String value) {
        if (value != null) {
            inside.add(new DataObject(id, value));
        }
    }

    /** Empty if it cannot be read. */
    static Optional<AdditionalData> of(DataObject template) {
        var inside = template.inside();
        if (inside.isEmpty()
                || inside.get().stream()
                        .anyMatch(o -> NAMED.contains(o.id()) && o.value().length() > MAX_LENGTH)) {
            return Optional.empty();
        }
        return Optional.of(
                new AdditionalData(
                        find(inside.get(), BILL),
                        find(inside.get(), STORE),
                        find(inside.get(), REFERENCE),
                        find(inside.get(), TERMINAL),
                        find(inside.get(), PURPOSE),
                        inside.get().stream().filter(o -> !NAMED.contains(o.id())).toList()));
    }

    private static @Nullable String find(List<DataObject> objects, String id) {
        return objects.stream()
                .filter(object -> object.id().equals(id))
                .map(DataObject::value)
                .findFirst()
                .orElse(null);
    }
}
