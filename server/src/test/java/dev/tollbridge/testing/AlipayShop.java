package dev.tollbridge.testing;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new merchant with an account at the simulated Alipay, and the simulator's control API. */
public final class AlipayShop {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI simulator;
    private final Caller caller;
    private final ChannelAccount account;

    private AlipayShop(URI simulator, Caller caller, ChannelAccount account) {
        this.simulator = simulator;
        this.caller = caller;
        this.account = account;
    }

    public Caller caller() {
        return caller;
    }

    public ChannelAccount account() {
        return account;
    }

    /** What the channel believes of the order. */
    public JsonNode order(String number) {
        return control("GET", "/alipay/control/orders/" + number, "");
    }

    /** The payer scans and pays. */
    public JsonNode pay(String number) {
        return control("POST", "/alipay/control/orders/" + number + "/pay", "{}");
    }

    public JsonNode decline(String number) {
        return control("POST", "/alipay/control/orders/" + number + "/decline", "{}");
    }

    /** Asks for a misbehaviour, for this JSON object's kind, number, method, times. */
    public void fault(String json) {
        control("PUT", "/alipay/control/faults", json);
    }

    private JsonNode control(String method, String path, String body) {
        return control(simulator, method, path, body);
    }

    private static JsonNode control(URI simulator, String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(simulator + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens shops; a bean of the tested server. */
    @Component
    public static class Opener {
        private final Merchants merchants;
        private final Apps apps;
        private final ChannelAccounts accounts;
        private final IdGenerator ids;

        Opener(Merchants merchants, Apps apps, ChannelAccounts accounts, IdGenerator ids) {
            this.merchants = merchants;
            this.apps = apps;
            this.accounts = accounts;
            this.ids = ids;
        }

        /**
         * @param appSettings JSON for the simulator's app, such as {@code {"mode":"certificate"}}
         */
        public AlipayShop open(URI simulator, String appSettings) {
            var merchant = merchants.create("Test shop");
            var app = apps.create(merchant.id(), "till");
            var id = new ChannelAccountId(ids.next());
            var keys = control(simulator, "PUT", "/alipay/control/apps/" + appId(id), appSettings);
            var account = accounts.create(id, merchant.id(), false, draft(keys));
            return new AlipayShop(simulator, new Caller(merchant.id(), app.id(), false), account);
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
            for (String field :
                    new String[] {
                        "app_id",
                        "seller_id",
                        "gateway_url",
                        "alipay_public_key",
                        "app_cert",
                        "alipay_cert",
                        "alipay_root_cert"
                    }) {
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
    }
}
