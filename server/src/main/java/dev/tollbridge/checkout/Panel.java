package dev.tollbridge.checkout;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The part of the page that changes while the payer looks at it.
 *
 * @param state which fragment is shown
 * @param version changes whenever the payer should see something else
 * @param millisLeft until the payment expires, by the server's clock; 0 when over
 * @param method the chosen one, if any
 * @param declineCode why the last try failed, if the payer has to be told
 * @param action what the payer has to do now; null if nothing
 * @param alternativeScene another way to use the chosen method on this device
 * @param shopUrl where the payer goes from here; null if the shop gave no address
 */
record Panel(
        State state,
        String version,
        long millisLeft,
        @Nullable String method,
        @Nullable String declineCode,
        List<Choice> choices,
        @Nullable PayerAction action,
        @Nullable String alternativeScene,
        @Nullable String shopUrl) {

    enum State {
        CHOOSE,
        WAITING,
        CONFIRMING,
        PAID,
        EXPIRED,
        CANCELED;

        /** Public, as templates can call nothing else. */
        public boolean isFinal() {
            return switch (this) {
                case PAID, EXPIRED, CANCELED -> true;
                case CHOOSE, WAITING, CONFIRMING -> false;
            };
        }
    }

    /** For the templates: {@code choose}. */
    public String stateName() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** For the templates: {@code 1:05:09} or {@code 5:09}, which the script then counts down. */
    public String timeLeft() {
        var left = Duration.ofMillis(millisLeft);
        return left.toHours() > 0
                ? "%d:%02d:%02d"
                        .formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart())
                : "%d:%02d".formatted(left.toMinutesPart(), left.toSecondsPart());
    }

    /**
     * A method that the payer can tap.
     *
     * @param mark name of its drawing under {@code assets/methods}
     */
    record Choice(String method, String scene, String mark) {}
}
