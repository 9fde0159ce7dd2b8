package dev.tollbridge.simulators.core;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The codes that payers of one channel show at a till. What a code does is told by its last three
 * digits; that convention is the simulators' own.
 *
 * @param form of the channel's codes
 * @param prefix what those made here begin with
 * @param digits of a code between prefix and ending
 * @param behaviours the first one is that of every code without a special ending
 */
public record PaymentCodes<B extends Enum<B> & PaymentCodes.Behaviour>(
        Pattern form, String prefix, int digits, List<B> behaviours) {

    /** What a code can do, as an enum of the channel. */
    public interface Behaviour {
        /** Three digits. */
        String ending();

        /** What the phone's menu calls it. */
        String label(Language language);
    }

    public PaymentCodes {
        behaviours = List.copyOf(behaviours);
    }

    public static <B extends Enum<B> & Behaviour> PaymentCodes<B> of(
            String form, String prefix, int digits, B[] behaviours) {
        return new PaymentCodes<>(Pattern.compile(form), prefix, digits, List.of(behaviours));
    }

    /** A code nobody has used yet. */
    public String fresh(Numbers numbers, B behaviour) {
        return prefix + numbers.digits(digits) + behaviour.ending();
    }

    public boolean isWellFormed(String code) {
        return form.matcher(code).matches();
    }

    /** What this code, or one with this ending, does. */
    public B behaviour(String code) {
        return behaviours.stream()
                .filter(behaviour -> code.endsWith(behaviour.ending()))
                .findFirst()
                .orElse(behaviours.getFirst());
    }

    /**
     * A code for {@code {"behaviour": "asks_payer"}}; the first behaviour if none is named.
     *
     * @throws IllegalArgumentException if there is no such behaviour
     */
    String wanted(Numbers numbers, String name) {
        var wanted = name.toUpperCase(Locale.ROOT);
        return behaviours.stream()
                .filter(behaviour -> name.isEmpty() || behaviour.name().equals(wanted))
                .findFirst()
                .map(behaviour -> fresh(numbers, behaviour))
                .orElseThrow(() -> new IllegalArgumentException("no such behaviour: " + name));
    }
}
