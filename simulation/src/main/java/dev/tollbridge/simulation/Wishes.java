package dev.tollbridge.simulation;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.payment.ConfirmRequest;
import dev.tollbridge.payment.IncidentDesk;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.payment.Refunds;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;

/** The words in which shops ask for things. */
final class Wishes {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final long[] AMOUNTS = {1000, 1999, 2, 1, 500_000};
    private static final String[] CODES = {
        "pays",
        "asks_payer",
        "asks_then_pays",
        "busy_but_paid",
        "system_error_but_paid",
        "busy",
        "balance_not_enough",
        "payment_fail"
    };
    private static final Duration[] EXPIRIES = {
        Duration.ofMinutes(15), Duration.ofMinutes(2), Duration.ofHours(12)
    };

    private final World world;
    private final Choices choices;
    private final Theme theme;
    private String key = "";
    private int number;

    Wishes(World world, Choices choices, Theme theme) {
        this.theme = theme;
        this.world = world;
        this.choices = choices;
    }

    /** The number of the call to be made next: its key and its references derive from it. */
    void next(int n) {
        number = n;
        key = "key-" + n;
    }

    Call create(Shop shop) {
        long amount = AMOUNTS[choices.weighted(theme.amounts())];
        int kind = choices.weighted(theme.scenes());
        var code = kind == 1 ? code() : null;
        var expiry = EXPIRIES[choices.pick(EXPIRIES.length)];
        var order = "order-" + number;
        boolean manual = choices.chance(theme.manualPercent());
        var request =
                new PaymentRequest(
                        new Money(amount, CNY),
                        order,
                        "A thing",
                        null,
                        kind == 2 ? null : "alipay",
                        kind == 2 ? null : code == null ? Scene.QR : Scene.BARCODE,
                        code,
                        PaymentRequest.PayerDetails.NONE,
                        null,
                        expiry,
                        manual,
                        0,
                        Map.of(),
                        null,
                        Map.of());
        return new Call(
                "create %s %d %s%s"
                        .formatted(
                                shop.name(),
                                amount,
                                kind == 2 ? "open" : code == null ? "qr" : "barcode",
                                manual ? " to be captured" : ""),
                shop,
                key,
                "/v1/payments",
                "{\"order\":\"" + order + "\"}",
                false,
                (node, id) -> node.payments().create(shop.caller(), new PaymentId(id), request));
    }

    private Secret code() {
        return Secret.of(world.apps().paymentCode(CODES[choices.weighted(theme.codes())]));
    }

    Call confirm(Shop shop, PaymentId payment) {
        var code = choices.chance(40) ? code() : null;
        var request =
                new ConfirmRequest(
                        "alipay", code == null ? Scene.QR : Scene.BARCODE, code, null, null);
        return new Call(
                "confirm " + payment + (code == null ? " qr" : " barcode"),
                shop,
                key,
                "/v1/payments/" + payment + "/confirm",
                "{\"scene\":\"" + request.scene().code() + "\"}",
                false,
                (node, id) -> node.payments().confirm(shop.caller(), payment, request));
    }

    Call cancel(Shop shop, PaymentId payment) {
        return new Call(
                "cancel " + payment,
                shop,
                key,
                "/v1/payments/" + payment + "/cancel",
                "",
                false,
                (node, id) -> node.payments().cancel(shop.caller(), payment));
    }

    Call sync(Shop shop, PaymentId payment) {
        return new Call(
                "sync " + payment,
                shop,
                key,
                "/v1/payments/" + payment + "/sync",
                "",
                false,
                (node, id) -> node.payments().sync(shop.caller(), payment));
    }

    Call capture(Shop shop, PaymentId payment) {
        Long amount = new Long[] {null, 1L, 600L}[choices.pick(3)];
        var request = new Payments.CaptureRequest(amount, choices.chance(30));
        return new Call(
                "capture " + payment + " " + request,
                shop,
                key,
                "/v1/payments/" + payment + "/capture",
                "{\"amount\":" + amount + "}",
                false,
                (node, id) ->
                        node.payments().capture(shop.caller(), payment, new DrawId(id), request));
    }

    Call refund(Shop shop, PaymentId payment) {
        Long amount = new Long[] {null, 1L, 600L, 1000L}[choices.pick(4)];
        var reference = choices.chance(30) ? "refund-" + number : null;
        var request = new Refunds.RefundRequest(payment, amount, "unwanted", reference);
        return new Call(
                "refund " + payment + " " + (amount == null ? "all" : amount),
                shop,
                key,
                "/v1/refunds",
                "{\"amount\":" + amount + "}",
                false,
                (node, id) -> node.refunds().create(shop.caller(), new RefundId(id), request));
    }

    /** Another merchant's hands on the first one's payment. */
    Call foreign(Shop stranger, PaymentId payment) {
        var request = new Refunds.RefundRequest(payment, 1L, null, null);
        boolean cancel = choices.chance(50);
        return new Call(
                "foreign " + (cancel ? "cancel " : "refund ") + payment,
                stranger,
                key,
                cancel ? "/v1/payments/" + payment + "/cancel" : "/v1/refunds",
                cancel ? "" : "{\"payment\":\"" + payment + "\"}",
                true,
                (node, id) ->
                        cancel
                                ? node.payments().cancel(stranger.caller(), payment)
                                : node.refunds()
                                        .create(stranger.caller(), new RefundId(id), request));
    }

    /** A failed refund once more, under a new number. */
    Call retry(Shop shop, RefundId failed) {
        return new Call(
                "retry " + failed,
                shop,
                key,
                "/v1/refunds/" + failed + "/retry",
                "",
                false,
                (node, id) -> node.refunds().retry(shop.caller(), failed, new RefundId(id)));
    }

    /** A person decides about money that came late or twice. */
    Call decide(Shop shop, IncidentId incident) {
        var action =
                choices.chance(50)
                        ? IncidentDesk.Decision.Action.ACCEPT
                        : IncidentDesk.Decision.Action.REFUND;
        return new Call(
                action.code() + " " + incident,
                shop,
                key,
                "/v1/incidents/" + incident + "/resolve",
                action.code(),
                false,
                (node, id) ->
                        node.incidents()
                                .resolve(
                                        shop.caller(),
                                        incident,
                                        new IncidentDesk.Decision(action, null)));
    }
}
