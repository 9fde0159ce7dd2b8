package dev.tollbridge.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/**
 * Every state against every event. What must hold for each is checked here; what becomes of each is
 * printed into docs/transitions.md, so that a change of a rule is seen by whoever reviews it. Print
 * it anew with {@code -Dtransitions.update=true}.
 */
class TransitionTableTest extends TransitionCases {
    private static final Path PAGE = Path.of("..", "docs", "transitions.md");
    private static final String HEAD =
            """
            # What becomes of a payment

            Printed by `TransitionTableTest` from the rules themselves (`PaymentTransitions`), every state against every
            event. *answer* is the channel's reply to the start of an attempt, *told* what it says in reply to a question,
            *told earlier* what a notice says, or a reply that came after the attempt had moved on. `·` means that nothing
            changes but the time of the next look; *refused* means that a command is turned down before it gets there. What is
            final never changes.
            """;

    @Test
    void theTablesOnThePageAreWhatTheRulesSay() throws IOException {
        var page = new StringBuilder(HEAD);
        table(page, "An attempt", attempts(), attemptEvents());
        table(page, "An attempt of a payment with manual capture", holds(), attemptEvents());
        table(page, "A refund", refunds(), refundEvents());
        table(page, "A capture", draws(Draw.Kind.CAPTURE), captureEvents());
        table(page, "A release", draws(Draw.Kind.VOID), voidEvents());
        table(page, "Money that came late or twice", strays(), strayEvents());
        if (Boolean.getBoolean("transitions.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
    }

    private void table(
            StringBuilder page,
            String title,
            SequencedMap<String, PaymentFile> states,
            SequencedMap<String, PaymentEvent> events) {
        page.append("\n## ").append(title).append("\n\n| event |");
        states.keySet().forEach(name -> page.append(' ').append(name).append(" |"));
        page.append("\n| --- |").append(" --- |".repeat(states.size())).append('\n');
        events.forEach((name, event) -> {
            page.append("| ").append(name).append(" |");
            states.values()
                    .forEach(start -> page.append(' ').append(cell(start, event)).append(" |"));
            page.append('\n');
        });
    }

    private String cell(PaymentFile start, PaymentEvent event) {
        file = start;
        happened.clear();
        booked.clear();
        try {
            apply(event);
        } catch (IllegalStateException e) {
            return "*refused*";
        }
        assertWhatAlwaysHolds(start, file);
        List<String> parts = new ArrayList<>();
        changes(start, file).forEach(parts::add);
        booked.forEach(entry -> parts.add("books " + entry.kind()));
        happened.stream()
                .map(name -> name.replace(":" + attempt.print(), ""))
                .forEach(name -> parts.add("`" + name + "`"));
        return parts.isEmpty() ? "·" : String.join("<br>", parts);
    }

    private void assertWhatAlwaysHolds(PaymentFile before, PaymentFile after) {
        var was = before.payment();
        var is = after.payment();
        assertThat(was.status().isFinal() && was.status() != is.status()).isFalse();
        for (var old : before.attempts()) {
            var now = after.attempt(old.id()).orElseThrow();
            assertThat(old.status().isFinal() && old.status() != now.status()).isFalse();
        }
        for (var old : before.refunds()) {
            var now = after.refund(old.id()).orElseThrow();
            assertThat(old.status().isFinal() && old.status() != now.status()).isFalse();
        }
        for (var old : before.draws()) {
            var now = after.draw(old.id()).orElseThrow();
            assertThat(!old.isOpen() && old.status() != now.status()).isFalse();
        }
        var state = is.state();
        assertThat(state.captured()).isBetween(0L, is.terms().amount().minor());
        assertThat(state.refunded() + state.reserved()).isBetween(0L, state.captured());
        long events = happened.stream().filter(name -> name.startsWith("payment.")).count();
        assertThat(state.sequence() - was.state().sequence()).isEqualTo((int) events);
        if (was.status() != is.status()) {
            assertThat(events).isEqualTo(1);
        }
    }

    private static List<String> changes(PaymentFile before, PaymentFile after) {
        List<String> changes = new ArrayList<>();
        for (var now : after.attempts()) {
            var was = before.attempt(now.id()).map(old -> old.status().code()).orElse("none");
            changed(changes, "attempt", was, now.status().code());
            var stray = now.state().stray();
            var old = before.attempt(now.id()).map(it -> it.state().stray());
            changed(
                    changes,
                    "money",
                    old.map(it -> it.disposition().code()).orElse("none"),
                    stray == null ? "none" : stray.disposition().code());
        }
        for (var now : after.draws()) {
            var was = before.draw(now.id()).map(old -> old.status().code()).orElse("none");
            changed(changes, now.terms().kind().code(), was, now.status().code());
        }
        for (var now : after.refunds()) {
            var was = before.refund(now.id()).map(old -> old.status().code()).orElse("none");
            changed(changes, now.terms().purpose().code(), was, now.status().code());
        }
        changed(
                changes,
                "payment",
                before.payment().status().code(),
                after.payment().status().code());
        return changes;
    }

    private static void changed(List<String> changes, String what, String was, String now) {
        if (!was.equals(now)) {
            changes.add(what + " → **" + now + "**");
        }
    }
}
