package dev.tollbridge.simulation;

import dev.tollbridge.edge.ApiDoor;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What shops ask for, in which words, and what they were told. */
final class ShopDesk {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_CALLS = 14;

    private final Choices choices;
    private final Theme theme;
    private final List<Shop> shops;
    private final Wishes wishes;
    private final List<Call> calls = new ArrayList<>();
    private final List<PaymentId> payments = new ArrayList<>();
    private List<PaymentId> taken = List.of();
    private List<PaymentId> reserved = List.of();
    private List<RefundId> failed = List.of();
    private List<IncidentId> strays = List.of();

    ShopDesk(World world, Choices choices, Theme theme, List<Shop> shops) {
        this.theme = theme;
        this.choices = choices;
        this.shops = shops;
        this.wishes = new Wishes(world, choices, theme);
    }

    /** The next call, or null if the shops have had enough. */
    @Nullable Call next() {
        wishes.next(calls.size());
        if (calls.isEmpty()) {
            return add(wishes.create(shops.getFirst()));
        }
        if (calls.size() >= MAX_CALLS) {
            return repeat();
        }
        return switch (choices.weighted(theme.calls())) {
            case 1 -> repeat();
            case 2 -> on(payments, wishes::confirm);
            case 3 -> on(payments, wishes::cancel);
            case 4 -> on(sensible(taken), wishes::refund);
            case 5 -> on(payments, wishes::sync);
            case 6 -> on(payments, (owner, payment) -> wishes.foreign(shops.getLast(), payment));
            case 7 -> on(sensible(reserved), wishes::capture);
            case 8 -> on(failed, wishes::retry);
            case 9 -> on(strays, wishes::decide);
            default -> add(wishes.create(shops.get(choices.weighted(80, 20))));
        };
    }

    private Call add(Call call) {
        calls.add(call);
        return call;
    }

    private Call repeat() {
        return calls.get(choices.pick(calls.size()));
    }

    private <T> @Nullable Call on(List<T> known, BiFunction<Shop, T, Call> make) {
        return known.isEmpty()
                ? null
                : add(make.apply(shops.getFirst(), known.get(choices.pick(known.size()))));
    }

    /** Mostly shops ask for what can be done, and now and then for what cannot. */
    private List<PaymentId> sensible(List<PaymentId> possible) {
        return choices.chance(25) ? payments : possible;
    }

    private List<PaymentId> known(Books books, Predicate<Books.PaymentRow> which) {
        return payments.stream()
                .filter(id -> {
                    var row = books.payments().get(id.value());
                    return row != null && which.test(row);
                })
                .toList();
    }

    /**
     * The first shop sees which payments can be refunded or captured, which refunds have failed and
     * what a person has to decide.
     */
    void look(Books books) {
        taken = known(books, row -> row.captured() > 0);
        reserved = known(books, row -> row.status().equals("authorized"));
        var merchant = shops.getFirst().caller().merchant().value();
        failed =
                books.refunds().values().stream()
                        .filter(row -> row.merchant().equals(merchant))
                        .filter(row -> row.status().equals("failed"))
                        .map(row -> new RefundId(row.id()))
                        .toList();
        strays =
                books.incidents().stream()
                        .filter(Books.IncidentRow::isStray)
                        .filter(row -> row.merchant().equals(merchant))
                        .map(row -> new IncidentId(row.id()))
                        .toList();
    }

    /** The shop got an answer: it must agree with all that it was told before. */
    void answered(Call call, ApiDoor.Answer answer) {
        Violation.unless(
                !call.forbidden
                        || answer.status() == 404
                        || answer.status() >= 500
                        || answer.body().contains("idempotency_key"),
                "I11",
                call.what + " by another merchant was answered " + answer);
        if (answer.isSuccess()) {
            for (var earlier : call.answers) {
                Violation.unless(
                        earlier.equals(answer),
                        "I10",
                        "%s was answered %s, then %s".formatted(call.what, earlier, answer));
            }
            learn(call, JSON.readTree(answer.body()));
            call.answers.add(answer);
        } else if (!call.answers.isEmpty()
                && answer.status() < 500
                && !answer.body().contains("idempotency_key_in_use")) {
            throw new Violation(
                    "I10",
                    "%s was answered %s, then %s"
                            .formatted(call.what, call.answers.getFirst(), answer));
        }
    }

    private void learn(Call call, JsonNode object) {
        if (call.path.equals("/v1/payments") && call.shop.name().equals("A")) {
            var id = PaymentId.parse(object.path("id").asString()).orElseThrow();
            if (!payments.contains(id)) {
                payments.add(id);
            }
        }
    }

    /** What shops were told is in the books, and final states are as they were told. */
    void checkPromises(Books books) {
        for (var call : calls) {
            for (var answer : call.answers) {
                var object = JSON.readTree(answer.body());
                String status = object.path("status").asString();
                var payment = PaymentId.parse(object.path("id").asString());
                var refund = RefundId.parse(object.path("id").asString());
                if (payment.isEmpty() && refund.isEmpty()) {
                    continue;
                }
                String now =
                        payment.isPresent()
                                ? status(books.payments().get(payment.get().value()))
                                : status(books.refunds().get(refund.orElseThrow().value()));
                Violation.unless(!now.isEmpty(), "I6", "promised and not kept: " + answer.body());
                boolean isFinal =
                        List.of("succeeded", "canceled", "expired", "failed").contains(status);
                Violation.unless(
                        !isFinal || now.equals(status),
                        "I6",
                        "the shop was told %s, it is %s: %s".formatted(status, now, call.what));
            }
        }
    }

    private static String status(Books.@Nullable PaymentRow row) {
        return row == null ? "" : row.status();
    }

    private static String status(Books.@Nullable RefundRow row) {
        return row == null ? "" : row.status();
    }
}
