package dev.tollbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ServerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class DemoShopTest {
    private static final FakeConsole CONSOLE = new FakeConsole();

    @Autowired ServerSettings settings;
    @Autowired DemoStart start;
    @Autowired DemoSetup setup;
    @Autowired DemoShops shops;
    @Autowired AlipaySimulator simulator;
    @Autowired ShopOrders orders;
    @Autowired ApiKeys keys;
    @Autowired WebhookEndpoints endpoints;
    @Autowired ChannelAccounts accounts;
    @Autowired IdGenerator ids;
    @LocalServerPort int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    @DynamicPropertySource
    static void pointAtConsole(DynamicPropertyRegistry registry) {
        registry.add("tollbridge.simulators-url", CONSOLE::url);
    }

    @BeforeEach
    void waitUntilOpen() {
        Await.until(this::file, Files::exists);
    }

    @Test
    void tellsTheOwnerAloneWhatIsNeededToTry() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        var demo = demo();
        assertThat(demo.propertyNames())
                .containsExactly(
                        "api_base",
                        "api_key",
                        "merchant_id",
                        "webhook_secret",
                        "console_url",
                        "shop_url",
                        "simulators");
        assertThat(demo.path("api_base").asString()).isEqualTo(base());
        assertThat(demo.path("shop_url").asString()).isEqualTo(base() + "/demo/shop");
        var credential = keys.authenticate(demo.path("api_key").asString()).orElseThrow();
        assertThat(credential.caller().live()).isFalse();
        assertThat(credential.caller().merchant().print())
                .isEqualTo(demo.path("merchant_id").asString());
        assertThat(demo.path("simulators").path("alipay").path("control").asString())
                .isEqualTo(CONSOLE.url() + "/alipay/control");
    }

    @Test
    void anotherStartKeepsEverything() throws IOException {
        var before = demo();
        var shop = shops.find().orElseThrow();
        var again = setup.prepare(URI.create("http://127.0.0.1:9999"));
        assertThat(again.apiKey().reveal()).isEqualTo(before.path("api_key").asString());
        assertThat(again.webhookSecret().reveal())
                .isEqualTo(before.path("webhook_secret").asString());
        assertThat(shops.find()).hasValue(shop);
        assertThat(endpoints.find(shop.endpoint()).orElseThrow().url())
                .isEqualTo("http://127.0.0.1:9999/demo/shop/webhook");
    }

    @Test
    void takesTheKeysThatTheSimulatorHasNow() throws IOException, InterruptedException {
        var shop = shops.find().orElseThrow();
        CONSOLE.privateKey.set("PRIVATE-2");
        setup.connect(simulator.account());
        var all = accounts.all(shop.merchant(), false);
        assertThat(all.stream().map(ChannelAccount::channel))
                .containsExactlyInAnyOrder("alipay", "wechat_pay", "unionpay", "qq_wallet");
        var alipay = alipay(shop);
        assertThat(accounts.settings(alipay).secrets())
                .containsEntry("app_private_key", Secret.of("PRIVATE-2"));
        setup.connect(simulator.account());
        assertThat(alipay(shop).version()).isEqualTo(alipay.version());
    }

    private ChannelAccount alipay(DemoShop shop) {
        return accounts.all(shop.merchant(), false).stream()
                .filter(account -> account.channel().equals("alipay"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrderIsPaidWhenAGenuineWebhookSaysSo() {
        var order = order();
        assertThat(page(order)).contains("data-state=\"waiting\"", "data-testid=\"no-webhook\"");
        assertThat(tell(order, "payment.succeeded", secret()).statusCode()).isEqualTo(204);
        assertThat(page(order))
                .contains("data-state=\"paid\"", "data-verified=\"true\"", "webhook-signature")
                .contains("&quot;type&quot;:&quot;payment.succeeded&quot;");
        assertThat(get("/demo/shop/orders/" + order.number() + "/news?seen=1").statusCode())
                .isEqualTo(204);
        assertThat(get("/demo/shop/orders/" + order.number() + "/news?seen=0").body())
                .contains("data-state=\"paid\"");
    }

    @Test
    void aForgedWebhookIsShownButNotBelieved() {
        var order = order();
        var forger = Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(tell(order, "payment.succeeded", forger).statusCode()).isEqualTo(401);
        assertThat(page(order)).contains("data-state=\"waiting\"", "data-verified=\"false\"");
    }

    @Test
    void sellsThreeThingsInTwoLanguages() {
        assertThat(get("/demo/shop?lang=en").body())
                .contains("data-testid=\"buy-lantern\"", "data-testid=\"buy-tea\"")
                .contains("data-testid=\"buy-umbrella\"", "Paper lantern", "¥68.00");
        assertThat(get("/demo/shop?lang=zh-CN").body()).contains("纸灯笼", "灯叶小铺");
        assertThat(get("/?lang=en").body()).contains("href=\"/demo/shop\"", "href=\"/docs\"");
        assertThat(get("/demo/shop/orders/shop-nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void makesMoreMerchantsEachWithKeysOfItsOwn() throws IOException {
        var demo = demo().path("merchant_id").asString();
        var made = post("/demo/merchants?name=Second&programs=2");
        assertThat(made.statusCode()).isEqualTo(201);
        var merchant = json.readTree(made.body());
        assertThat(merchant.path("api_keys"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(key ->
                        assertThat(
                                        keys.authenticate(key.asString())
                                                .orElseThrow()
                                                .caller()
                                                .merchant()
                                                .print())
                                .isEqualTo(merchant.path("merchant_id").asString())
                                .isNotEqualTo(demo));
        assertThat(post("/demo/merchants?name=&programs=1").statusCode()).isEqualTo(400);
        assertThat(post("/demo/merchants?name=x&programs=11").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build());
    }

    private ShopOrder order() {
        var order = new ShopOrder(ids.next(), Product.TEA, 2, null, Instant.now());
        orders.add(start.access().orElseThrow().merchant(), order);
        return order;
    }

    private Secret secret() {
        return start.access().orElseThrow().webhookSecret();
    }

    private HttpResponse<String> tell(ShopOrder order, String type, Secret secret) {
        String body =
                "{\"type\":\"%s\",\"sequence\":2,\"data\":{\"object\":{\"merchant_order_id\":\"%s\"}}}"
                        .formatted(type, order.number());
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return send(
                HttpRequest.newBuilder(URI.create(base() + "/demo/shop/webhook"))
                        .header("webhook-id", "evt_1")
                        .header("webhook-timestamp", timestamp)
                        .header(
                                "webhook-signature",
                                "v1," + hmac(secret, "evt_1." + timestamp + "." + body))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String hmac(Secret secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String page(ShopOrder order) {
        return get("/demo/shop/orders/" + order.number()).body();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base() + path)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode demo() throws IOException {
        return json.readTree(Files.readString(file()));
    }

    private Path file() {
        return settings.dataDir().resolve("demo.json");
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
