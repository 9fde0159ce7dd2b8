package dev.tollbridge.payment;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.payment.Payments.Expand;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ChannelTest;
import dev.tollbridge.testing.Invariants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of whole lives share: a shop with an account at the simulated channel. */
@ChannelTest
abstract class PaymentLife {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    Payments payments;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    Refunds refunds;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    AlipayShop.Opener shops;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    IdGenerator ids;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    AlipayShop shop;

    @BeforeEach
    void openShop() {
        shop = shops.open();
    }

    @AfterEach
    void invariants() {
        Invariants.assertHold(jdbc);
    }

    PaymentView paid(String orderId) {
        var created = create(orderId, Scene.QR);
        shop.fake().pay(orderNo(created));
        return await(created, "succeeded");
    }

    PaymentView create(String orderId, Scene scene) {
        return create(orderId, scene, code("100"));
    }

    PaymentView create(String orderId, Scene scene, String authCode) {
        var request = request(orderId, scene, Duration.ofHours(1), authCode);
        var created = ok(payments.create(shop.caller(), newPayment(), request));
        return read(created);
    }

    /** A payment code that nobody has used; its ending tells the simulator what it does. */
    String code(String ending) {
        long number = Math.floorMod(ids.next().getLeastSignificantBits(), 10_000_000_000_000L);
        return "28%013d%s".formatted(number, ending);
    }

    PaymentRequest request(String orderId, Scene scene, Duration expiresIn) {
        return request(orderId, scene, expiresIn, code("100"));
    }

    static PaymentRequest request(
            String orderId, Scene scene, Duration expiresIn, String authCode) {
        return new PaymentRequest(
                Money.of(1999, "CNY"),
                orderId,
                "A cup of tea",
                null,
                "alipay",
                scene,
                scene == Scene.BARCODE ? Secret.of(authCode) : null,
                PayerDetails.NONE,
                null,
                expiresIn,
                false,
                0,
                Map.of(),
                null,
                Map.of());
    }

    /** What the books say of the shop's account, in minor units; debit is positive. */
    long balance(LedgerAccount account) {
        return jdbc.sql(
                        """
                        select coalesce(sum(line.amount), 0) from ledger_entries
                        cross join lateral unnest(accounts, amounts) as line(account, amount)
                        where merchant_id = :merchant and line.account = :account\
                        """)
                .param("merchant", shop.caller().merchant().value())
                .param("account", account.code())
                .query(Long.class)
                .single();
    }

    PaymentId newPayment() {
        return new PaymentId(ids.next());
    }

    PaymentView await(PaymentView payment, String status) {
        return Await.until(() -> read(payment), now -> now.status().equals(status));
    }

    PaymentView read(PaymentView payment) {
        return payments.find(shop.caller(), payment.id(), Expand.ALL).orElseThrow();
    }

    static PaymentView.AttemptView attempt(PaymentView payment) {
        return Objects.requireNonNull(payment.attempts()).getLast();
    }

    static String orderNo(PaymentView payment) {
        return attempt(payment).channelOrderNo();
    }

    List<String> eventTypes(PaymentView payment) {
        return jdbc.sql("select type from events where object_id = :id order by sequence")
                .param("id", payment.id().print())
                .query((row, number) -> Objects.requireNonNull(row.getString("type")))
                .list();
    }

    List<String> incidents(PaymentView payment) {
        return jdbc.sql("select kind from incidents where payment_id = :id order by id")
                .param("id", payment.id().value())
                .query((row, number) -> Objects.requireNonNull(row.getString("kind")))
                .list();
    }

    int notices(PaymentView payment) {
        return jdbc.sql(
                        "select count(*) as n from channel_notices where order_no = :no and verdict = 'accepted'")
                .param("no", orderNo(payment))
                .query((row, number) -> row.getInt("n"))
                .single();
    }

    static <T> T ok(Result<T> result) {
        return switch (result) {
            case Result.Ok<T>(var value) -> value;
            case Result.Refused<T>(var refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    static Refusal.Code refusal(Result<?> result) {
        return ((Result.Refused<?>) result).refusal().code();
    }
}
