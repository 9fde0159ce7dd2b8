package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.routing.Route;
import dev.tollbridge.routing.Routing;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a choice of method into the terms of an attempt, or says what is wrong with it. */
@Component
class Orders {
    private final Routing routing;
    private final IdGenerator ids;
    private final Clock clock;

    Orders(Routing routing, IdGenerator ids, Clock clock) {
        this.routing = routing;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param payerId overrides the payment's own
     */
    record Choice(
            String method,
            Scene scene,
            @Nullable Secret authCode,
            @Nullable String payerId,
            int instalments) {}

    Result<Attempt.Terms> attempt(Payment.Terms payment, Choice choice) {
        var route =
                routing.choose(
                        payment.merchant(),
                        payment.live(),
                        payment.amount(),
                        choice.method(),
                        choice.scene(),
                        payment.manualCapture(),
                        payment.channelAccount());
        return switch (route) {
            case Result.Refused<Route>(var refusal) -> new Result.Refused<>(refusal);
            case Result.Ok<Route>(var found) -> {
                var refusal = refusal(payment, choice, found);
                yield refusal == null
                        ? Result.ok(terms(payment, choice, found))
                        : new Result.Refused<>(refusal);
            }
        };
    }

    private static @Nullable Refusal refusal(Payment.Terms payment, Choice choice, Route route) {
        var support = route.support();
        if (choice.scene() == Scene.BARCODE && choice.authCode() == null) {
            return invalid("Scene barcode needs the code that was scanned.", "/auth_code");
        }
        if (support.needsPayerId() && payerId(payment, choice) == null) {
            return invalid(
                    "Scene " + choice.scene().code() + " needs the wallet's id of the payer.",
                    "/payer/id");
        }
        if (choice.instalments() != 0 && !support.instalments().contains(choice.instalments())) {
            // A matter of the account that was chosen and not of the request's form.
            return new Refusal(
                    Refusal.Code.METHOD_NOT_SUPPORTED,
                    support.instalments().isEmpty()
                            ? "This method and scene offer no instalments."
                            : "This method and scene offer these numbers of instalments: "
                                    + support.instalments().stream().sorted().toList()
                                    + ".",
                    "/instalments");
        }
        for (var option : payment.channelOptions().entrySet()) {
            var field =
                    route.channel().options().stream()
                            .filter(known -> known.name().equals(option.getKey()))
                            .findFirst();
            if (field.isEmpty() || option.getValue().length() > field.get().maxLength()) {
                return invalid(
                        "Channel "
                                + route.channel().code()
                                + " has no such option, or its value is too long.",
                        "/channel_options/"
                                + option.getKey().replace("~", "~0").replace("/", "~1"));
            }
        }
        return null;
    }

    private Attempt.Terms terms(Payment.Terms payment, Choice choice, Route route) {
        var now = clock.instant();
        return new Attempt.Terms(
                new AttemptId(ids.next()),
                payment.id(),
                route.channel().code(),
                route.account().id(),
                choice.method(),
                choice.scene(),
                payment.amount(),
                choice.instalments(),
                payerId(payment, choice),
                payment.manualCapture(),
                route.account().fee(),
                now,
                earlier(payment.expiresAt(), now.plus(route.support().longestOpen())));
    }

    private static @Nullable String payerId(Payment.Terms payment, Choice choice) {
        return choice.payerId() != null ? choice.payerId() : payment.payer().id();
    }

    private static Refusal invalid(String detail, String param) {
        return new Refusal(Refusal.Code.INVALID_REQUEST, detail, param);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
