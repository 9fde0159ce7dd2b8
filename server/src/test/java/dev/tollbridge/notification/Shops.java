package dev.tollbridge.notification;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.payment.IncidentView;
import dev.tollbridge.payment.ObjectChanged;
import dev.tollbridge.payment.ObjectsChanged;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes merchants with endpoints, and lets things happen to them. */
final class Shops {
    private final Merchants merchants;
    private final Apps apps;
    private final WebhookEndpoints endpoints;
    private final IdGenerator ids;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;

    Shops(
            Merchants merchants,
            Apps apps,
            WebhookEndpoints endpoints,
            IdGenerator ids,
            Clock clock,
            ApplicationEventPublisher publisher,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.merchants = merchants;
        this.apps = apps;
        this.endpoints = endpoints;
        this.ids = ids;
        this.clock = clock;
        this.publisher = publisher;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** A merchant in test mode. */
    Caller open() {
        MerchantId merchant = merchants.create("Shop").id();
        return new Caller(merchant, apps.create(merchant, "shop").id(), false);
    }

    WebhookEndpoints.Issued endpoint(Caller shop, String url, String... types) {
        return endpoints.create(shop.merchant(), shop.live(), url, Arrays.asList(types));
    }

    /** A new incident, the smallest object there is. */
    ObjectChanged change(Caller shop, String type) {
        var incident =
                new IncidentView(
                        new IncidentId(ids.next()),
                        "paid_twice",
                        "open",
                        shop.live(),
                        "The payment was paid twice.",
                        List.of(),
                        new PaymentId(ids.next()),
                        null,
                        null,
                        Map.of("expected", "¥1.00"),
                        null,
                        null,
                        clock.instant(),
                        null);
        return new ObjectChanged(
                shop.merchant(),
                shop.live(),
                type,
                incident.id().print(),
                1,
                incident,
                clock.instant());
    }

    ObjectChanged happen(Caller shop, String type) {
        var change = change(shop, type);
        commit(change);
        return change;
    }

    void commit(ObjectChanged change) {
        transactions.executeWithoutResult(
                status -> publisher.publishEvent(new ObjectsChanged(List.of(change))));
    }

    /** What other tests have left is due no more. */
    void forgetOthers() {
        jdbc.sql(
                        """
                        update webhook_deliveries set status = 'dead', next_try_at = null
                        where status = 'pending'
                        """)
                .update();
    }
}
