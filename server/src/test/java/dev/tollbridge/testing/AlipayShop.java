package dev.tollbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Apps.App;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A new merchant with an account at the simulated Alipay, one app, and clients that call with its
 * keys.
 */
public record AlipayShop(
        App app, ApiClient test, ApiClient live, ChannelAccount account, FakeAlipay fake) {
    /** What a payment of this shop costs, in yuan. */
    public static final String PRICE = "19.99";

    /** The app, past the API. */
    public Caller caller() {
        return new Caller(app.merchant(), app.id(), false);
    }

    /**
     * A payment that waits for its payer.
     *
     * @param orderNo by which the channel knows it
     */
    public record Waiting(String id, String orderNo) {}

    /** The payer looks at a code. */
    public Waiting waiting() {
        var answer =
                test.post(
                        "/v1/payments",
                        """
                        {"amount": 1999, "currency": "CNY", "merchant_order_id": "%s", "subject": "Teapot",
                         "method": "alipay", "scene": "qr"}
                        """
                                .formatted(UUID.randomUUID()));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        assertThat(answer.text("/next_action/type")).isEqualTo("show_qr");
        var id = answer.text("/id");
        return new Waiting(id, orderNo(id));
    }

    /** By which the channel knows the first attempt at a payment. */
    public String orderNo(String payment) {
        return test.get("/v1/payments/" + payment + "?expand=attempts")
                .text("/attempts/0/channel_order_no");
    }

    /** The id of a payment that has succeeded. */
    public String paid() {
        var waiting = waiting();
        fake.pay(waiting.orderNo());
        Await.until(() -> status(waiting.id()), "succeeded"::equals);
        return waiting.id();
    }

    public String status(String payment) {
        return test.get("/v1/payments/" + payment).text("/status");
    }

    /** Opens shops; a bean of the tested server, whose simulated channel lives as long as it. */
    public static final class Opener implements DisposableBean {
        private static final List<String> VALUES =
                List.of(
                        "app_id",
                        "seller_id",
                        "gateway_url",
                        "alipay_public_key",
                        "app_cert",
                        "alipay_cert",
                        "alipay_root_cert");

        private final Simulators simulators = Simulators.start();
        private final ApplicationContext server;
        private final Merchants merchants;
        private final ChannelAccounts accounts;
        private final IdGenerator ids;

        Opener(
                ApplicationContext server,
                Merchants merchants,
                ChannelAccounts accounts,
                IdGenerator ids) {
            this.server = server;
            this.merchants = merchants;
            this.accounts = accounts;
            this.ids = ids;
        }

        /** Where the server's own simulated channels are, Alipay and all others. */
        public URI simulators() {
            return simulators.baseUri();
        }

        public AlipayShop open() {
            return open(simulators.baseUri(), "{}");
        }

        /**
         * At another channel than the server's own, or over a wire.
         *
         * @param appSettings JSON for the simulator's app, such as {@code {"mode":"certificate"}}
         */
        public AlipayShop open(URI simulator, String appSettings) {
            var merchant = merchants.create("Test shop").id();
            var id = new ChannelAccountId(ids.next());
            var fake = new FakeAlipay(simulator);
            var keys = fake.app(appId(id), appSettings);
            var account = accounts.create(id, merchant, false, draft(keys));
            var shop = Shop.of(server, merchant);
            return new AlipayShop(shop.app(), shop.test(), shop.live(), account, fake);
        }

        /** Sixteen digits, as Alipay's are. */
        private static String appId(ChannelAccountId id) {
            return "%016d"
                    .formatted(
                            Math.floorMod(
                                    id.value().getLeastSignificantBits(), 1_0000_0000_0000_0000L));
        }

        private static ChannelAccounts.Draft draft(JsonNode keys) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String field : VALUES) {
                if (keys.has(field)) {
                    values.put(field, keys.get(field).asString());
                }
            }
            values.put("key_mode", keys.get("mode").asString());
            return new ChannelAccounts.Draft(
                    "alipay",
                    "Simulated Alipay",
                    true,
                    ChannelAccounts.DEFAULT_PRIORITY,
                    values,
                    Map.of("app_private_key", Secret.of(keys.get("app_private_key").asString())));
        }

        @Override
        public void destroy() {
            simulators.close();
        }
    }
}
