package dev.tollbridge.payment;

import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is done for steps that share a transaction: lock their files, let {@link Transitions} decide
 * each, write the new states, and publish what happened to listeners that write in the same commit.
 */
@Component
class StepGroup implements GroupCommit.Work<StepGroup.Step, StepGroup.Answer> {
    private final PaymentStore store;
    private final Transitions transitions;
    private final Publications publications;
    private final Clock clock;

    StepGroup(PaymentStore store, Transitions transitions, Publications publications, Clock clock) {
        this.store = store;
        this.transitions = transitions;
        this.publications = publications;
        this.clock = clock;
    }

    /** What is wanted of one payment. */
    sealed interface Step {
        PaymentId payment();

        /** A new payment. */
        record Create(Payment created, PaymentEvent.Created event) implements Step {
            @Override
            public PaymentId payment() {
                return created.id();
            }
        }

        /**
         * @param decide looks at the locked file and says what is to happen, or refuses
         */
        record Change(PaymentId payment, Function<PaymentFile, Result<PaymentEvent>> decide)
                implements Step {}
    }

    /** What became of it. */
    sealed interface Answer {
        record Done(PaymentFile before, PaymentFile after) implements Answer {}

        /** The new payment's id or its merchant's order id is taken. */
        record Taken() implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** A step whose event is known. */
    private record Decided(PaymentFile before, Transition transition, boolean isNew) {
        PaymentStore.Change change() {
            return new PaymentStore.Change(before, transition.after(), isNew);
        }
    }

    @Override
    public List<Answer> of(List<Step> group) {
        @Nullable Answer[] answers = new Answer[group.size()];
        Map<PaymentId, PaymentFile> locked = new HashMap<>();
        var left = new ArrayList<Integer>();
        for (int i = 0; i < group.size(); i++) {
            left.add(i);
        }
        while (!left.isEmpty()) {
            // Steps of one payment follow each other, each seeing what the last has left.
            var seen = new HashSet<PaymentId>();
            var round = left.stream().filter(i -> seen.add(group.get(i).payment())).toList();
            left.removeAll(round);
            round(group, round, locked, answers);
        }
        return Arrays.stream(answers).map(Objects::requireNonNull).toList();
    }

    private void round(
            List<Step> group,
            List<Integer> round,
            Map<PaymentId, PaymentFile> locked,
            @Nullable Answer[] answers) {
        Map<Integer, Decided> decided = new LinkedHashMap<>();
        create(group, round, answers, decided);
        change(group, round, locked, answers, decided);
        var saved = store.save(decided.values().stream().map(Decided::change).toList());
        publications.publish(
                decided.values().stream().map(Decided::transition).toList(), clock.instant());
        var files = saved.iterator();
        decided.forEach((place, step) -> {
            var file = files.next();
            locked.put(file.payment().id(), file);
            answers[place] = new Answer.Done(step.before(), file);
        });
    }

    private void create(
            List<Step> group,
            List<Integer> round,
            @Nullable Answer[] answers,
            Map<Integer, Decided> decided) {
        Map<Integer, Transition> wanted = new LinkedHashMap<>();
        for (int place : round) {
            if (group.get(place) instanceof Step.Create(var payment, var event)) {
                wanted.put(
                        place, transitions.apply(PaymentFile.of(payment), event, clock.instant()));
            }
        }
        var inserted =
                store.insert(wanted.values().stream().map(it -> it.after().payment()).toList());
        wanted.forEach((place, transition) -> {
            var payment = transition.after().payment();
            if (inserted.contains(payment.id())) {
                // The row holds the state already; what is left to write are the attempts.
                decided.put(place, new Decided(PaymentFile.of(payment), transition, true));
            } else {
                answers[place] = new Answer.Taken();
            }
        });
    }

    /**
     * @param locked the files that this transaction has locked, as they are now
     */
    private void change(
            List<Step> group,
            List<Integer> round,
            Map<PaymentId, PaymentFile> locked,
            @Nullable Answer[] answers,
            Map<Integer, Decided> decided) {
        Map<Integer, Step.Change> wanted = new LinkedHashMap<>();
        for (int place : round) {
            if (group.get(place) instanceof Step.Change change) {
                wanted.put(place, change);
            }
        }
        locked.putAll(
                store.lock(
                        wanted.values().stream()
                                .map(Step.Change::payment)
                                .filter(payment -> !locked.containsKey(payment))
                                .toList()));
        wanted.forEach((place, change) -> {
            var file = locked.get(change.payment());
            if (file == null) {
                throw new IllegalStateException("no payment " + change.payment());
            }
            switch (change.decide().apply(file)) {
                case Result.Refused<PaymentEvent>(var refusal) ->
                        answers[place] = new Answer.Refused(refusal);
                case Result.Ok<PaymentEvent>(var event) ->
                        decided.put(
                                place,
                                new Decided(
                                        file,
                                        transitions.apply(file, event, clock.instant()),
                                        false));
            }
        });
    }
}
