package dev.tollbridge.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ChannelTest;
import dev.tollbridge.testing.Invariants;
import dev.tollbridge.testing.Shop;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What tests of whole lives over one channel share: a shop with an account at the simulated
 * channel, the API, and the hand of the payer.
 */
@ChannelTest
abstract class ChannelLife {
    static final long AMOUNT = 1_999;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ApplicationContext server;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private AlipayShop.Opener opener;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ChannelAccounts accounts;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private IdGenerator ids;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    private ApiClient api;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ChannelRuntime runtime;

    @SuppressWarnings("NullAway.Init")
    private ChannelAccount account;

    /** The simulators themselves. */
    @SuppressWarnings("NullAway.Init")
    ApiClient simulators;

    private final String name;

    /**
     * @param name of the simulated channel in its addresses
     */
    ChannelLife(String name) {
        this.name = name;
    }

    /**
     * The account of a merchant whom nobody else uses.
     *
     * @param number nine digits
     */
    abstract Draft account(String number);

    /** Where the simulated channels are; a test that moves their clock needs some of its own. */
    URI channels() {
        return opener.simulators();
    }

    @BeforeEach
    final void openShop() {
        simulators = ApiClient.of(channels().getPort(), "");
        var shop = Shop.open(server);
        api = shop.test();
        var id = new ChannelAccountId(ids.next());
        long number = Math.floorMod(id.value().getLeastSignificantBits(), 1_000_000_000L);
        account =
                accounts.create(
                        id, shop.app().merchant(), false, account("%09d".formatted(number)));
    }

    @AfterEach
    final void invariants() {
        Invariants.assertHold(jdbc);
    }

    /**
     * A payment with an attempt.
     *
     * @param more members of JSON, each behind a comma; may be empty
     */
    final JsonNode create(String method, String scene, String more) {
        var body =
                """
                {"amount": %d, "currency": "CNY", "merchant_order_id": "%s", "subject": "Teapot",
                 "method": "%s", "scene": "%s"%s}
                """
                        .formatted(AMOUNT, UUID.randomUUID(), method, scene, more);
        var answer = api.post("/v1/payments", body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json();
    }

    final ApiClient.Answer act(JsonNode payment, String command, String body) {
        return api.post("/v1/payments/" + id(payment) + "/" + command, body);
    }

    final ApiClient.Answer refund(JsonNode payment, long amount) {
        return api.post(
                "/v1/refunds",
                "{\"payment\": \"%s\", \"amount\": %d}".formatted(id(payment), amount));
    }

    final JsonNode read(String path) {
        return api.get(path).json();
    }

    final void awaitStatus(JsonNode payment, String status) {
        awaitStatus("/v1/payments/" + id(payment), status);
    }

    final void awaitStatus(String path, String status) {
        Await.until(() -> read(path).path("status").asString(), status::equals);
    }

    /** By which the channel knows the only attempt. */
    final String number(JsonNode payment) {
        return read("/v1/payments/" + id(payment) + "?expand=attempts")
                .at("/attempts/0/channel_order_no")
                .asString();
    }

    final JsonNode incidents(JsonNode payment) {
        return read("/v1/incidents?payment=" + id(payment)).path("data");
    }

    static String id(JsonNode payment) {
        return payment.path("id").asString();
    }

    /** What the channel believes of the payment's order. */
    final JsonNode order(JsonNode payment) {
        return order(number(payment));
    }

    final JsonNode order(String number) {
        return ok(simulators.get("/" + name + "/control/orders/" + number));
    }

    /** The payer pays. */
    final void pay(JsonNode payment) {
        control("orders/" + number(payment) + "/pay", "{}");
    }

    /** The payer pays, and both sides come to know of one charge. */
    final void paid(JsonNode payment) {
        pay(payment);
        awaitStatus(payment, "succeeded");
        assertThat(order(payment).path("charges").asInt()).isEqualTo(1);
    }

    final JsonNode control(String path, String body) {
        return ok(simulators.post("/" + name + "/control/" + path, body));
    }

    final JsonNode put(String path, String body) {
        return ok(
                simulators.send(
                        simulators
                                .request("/" + name + "/control/" + path)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))));
    }

    /** A fresh code on the payer's phone, as a member of a payment. */
    final String scanned(String behaviour) {
        var code = control("payment_codes", "{\"behaviour\": \"" + behaviour + "\"}");
        return ", \"auth_code\": \"" + code.path("auth_code").asString() + "\"";
    }

    /** For what the API has no word for: the shop's account itself, over the wire. */
    final <C extends dev.tollbridge.spi.ChannelAccount, T> T perform(
            Class<C> type, BiFunction<C, CallContext, Step<T>> conversation) {
        var outcome = runtime.perform(account, type, Subject.NONE, conversation);
        if (outcome instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    final String newNumber() {
        return IdFormat.print(ids.next());
    }

    /** Until a notice about this number was believed. */
    final void awaitNotice(String number) {
        Await.until(() -> believed(number), count -> count > 0);
    }

    private int believed(String number) {
        return jdbc.sql(
                        """
                        select count(*) from channel_notices
                        where order_no = :number and verdict = 'accepted'\
                        """)
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    static JsonNode ok(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isBetween(200, 299);
        return answer.json();
    }
}
