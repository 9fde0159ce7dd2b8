package dev.tollbridge.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the one adapter that is on the class path. */
@ServerTest
class ChannelAccountApiTest {
    private static final String PATH = "/v1/channel_accounts";
    private static String appKey = "";
    private static String channelKey = "";

    @Autowired ApplicationContext server;
    @Autowired ChannelAccounts accounts;
    @Autowired JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeAll
    static void keys() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        var base64 = Base64.getEncoder();
        appKey = base64.encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        channelKey = base64.encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }

    @BeforeEach
    void open() {
        shop = Shop.open(server);
    }

    @Tag("attack-secrets-at-rest")
    @Test
    void secretsAreWriteOnlyAndSealed() {
        var created = create();
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        assertThat(created.text("/credentials/app_id")).isEqualTo("2021000000000001");
        assertThat(created.text("/secrets/0")).isEqualTo("app_private_key");
        assertThat(created.text("/notice_url"))
                .endsWith("/v1/notices/alipay/" + created.text("/id"));
        var answers =
                created.http().body()
                        + shop.test().get(PATH).http().body()
                        + shop.test().get(PATH + "/" + created.text("/id")).http().body();
        assertThat(answers).doesNotContain(appKey);

        var account = accounts.find(id(created)).orElseThrow();
        assertThat(accounts.settings(account).secret("app_private_key"))
                .contains(Secret.of(appKey));
        var row =
                jdbc.sql("select a::text from channel_accounts a where id = :id")
                        .param("id", account.id().value())
                        .query(String.class)
                        .single();
        assertThat(row).contains("2021000000000001").doesNotContain(appKey);
    }

    @Test
    void theAdapterNamesEveryFieldAtFault() {
        var answer =
                shop.test()
                        .post(
                                PATH,
                                """
                                {"channel": "alipay", "name": "A", "credentials": {"app_id": "abc", "app_private_key": "x"}}
                                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("credentials_invalid");
        assertThat(answer.json().at("/errors").valueStream().map(e -> e.get("param").asString()))
                .contains("/credentials/app_id", "/credentials/app_private_key");
        assertThat(shop.test().get(PATH).json().at("/data").size()).isZero();
    }

    @Test
    void unknownFieldsAndChannelsAreRefused() {
        var field =
                shop.test()
                        .post(
                                PATH,
                                "{\"channel\": \"alipay\", \"name\": \"A\", \"credentials\": {\"appid\": \"1\"}}");
        assertThat(field.status()).isEqualTo(400);
        assertThat(field.text("/code")).isEqualTo("unknown_member");
        assertThat(field.text("/param")).isEqualTo("/credentials/appid");
        var channel =
                shop.test()
                        .post(
                                PATH,
                                "{\"channel\": \"nobank\", \"name\": \"A\", \"credentials\": {}}");
        assertThat(channel.text("/param")).isEqualTo("/channel");
    }

    @Test
    void changesOnlyWhatIsNamedAndChecksWhatChanges() {
        var created = create();
        var path = PATH + "/" + created.text("/id");
        var disabled = shop.test().patch(path, "{\"enabled\": false, \"priority\": 5}");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.json().at("/enabled").booleanValue()).isFalse();
        assertThat(disabled.text("/name")).isEqualTo("Main");
        assertThat(accounts.enabled(shop.app().merchant(), false)).isEmpty();

        var wrong = shop.test().patch(path, "{\"credentials\": {\"app_id\": \"abc\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("/param")).isEqualTo("/credentials/app_id");
        var right =
                shop.test().patch(path, "{\"credentials\": {\"app_id\": \"2021000000000002\"}}");
        assertThat(right.text("/credentials/app_id")).isEqualTo("2021000000000002");
        var account = accounts.find(id(created)).orElseThrow();
        assertThat(accounts.settings(account).secret("app_private_key"))
                .contains(Secret.of(appKey));
        var removed = shop.test().patch(path, "{\"credentials\": {\"app_private_key\": \"\"}}");
        assertThat(removed.status()).isEqualTo(422);
    }

    @Test
    void theFeeIsWhatWasAgreed() {
        var created = create();
        assertThat(created.json().at("/fee").toString())
                .isEqualTo(
                        """
                        {"rate":"0","fixed":0,"rounding":"half_up","returned_on_refund":false}\
                        """);
        var path = PATH + "/" + created.text("/id");
        var fee =
                """
                {"rate":"0.0125","fixed":30,"rounding":"half_even","returned_on_refund":true}\
                """;
        var changed = shop.test().patch(path, "{\"fee\": " + fee + "}");
        assertThat(changed.json().at("/fee").toString()).isEqualTo(fee);
        assertThat(accounts.find(id(created)).orElseThrow().fee())
                .isEqualTo(new FeeRule(12_500, 30, FeeRule.Rounding.HALF_EVEN, true));
        var renamed = shop.test().patch(path, "{\"name\": \"Other\"}");
        assertThat(renamed.json().at("/fee").toString()).isEqualTo(fee);
        shop.test().patch(path, "{\"fee\": {\"rate\": \"1.000000\"}}");
        assertThat(accounts.find(id(created)).orElseThrow().fee())
                .isEqualTo(new FeeRule(1_000_000, 0, FeeRule.Rounding.HALF_UP, false));

        for (var rate : new String[] {"1.1", "-0.1", "0.0000001", ".5", "1e-3", "01", ""}) {
            var wrong = shop.test().patch(path, "{\"fee\": {\"rate\": \"" + rate + "\"}}");
            assertThat(wrong.text("/param")).as(rate).isEqualTo("/fee/rate");
        }
        var rounding =
                shop.test()
                        .patch(path, "{\"fee\": {\"rate\": \"0.1\", \"rounding\": \"ceiling\"}}");
        assertThat(rounding.text("/param")).isEqualTo("/fee/rounding");
    }

    @Test
    void isUnknownToOthersAndToTheOtherMode() {
        var id = create().text("/id");
        for (var client : new ApiClient[] {Shop.open(server).test(), shop.live()}) {
            assertThat(client.get(PATH + "/" + id).status()).isEqualTo(404);
            assertThat(client.patch(PATH + "/" + id, "{\"enabled\": false}").status())
                    .isEqualTo(404);
            assertThat(client.get(PATH).json().at("/data").size()).isZero();
        }
    }

    @Test
    void channelsAreDescribedAndMethodsFollowTheAccounts() {
        var channel = shop.test().get("/v1/channels");
        assertThat(channel.text("/data/0/code")).isEqualTo("alipay");
        assertThat(channel.text("/data/0/name/zh_cn")).isEqualTo("支付宝");
        assertThat(channel.json().at("/data/0/methods").size()).isPositive();
        assertThat(channel.text("/data/0/credentials/0/name")).isEqualTo("app_id");

        assertThat(methods("amount=8800&currency=CNY").json().at("/data").size()).isZero();
        create();
        var offers = methods("amount=8800&currency=CNY&scene=qr").json().at("/data");
        assertThat(offers.size()).isEqualTo(1);
        assertThat(offers.at("/0/method").stringValue()).isEqualTo("alipay");
        assertThat(methods("amount=8800&currency=JPY").json().at("/data").size()).isZero();
        assertThat(methods("currency=CNY").text("/param")).isEqualTo("amount");
        assertThat(methods("amount=1&currency=ZZZ").text("/param")).isEqualTo("currency");
    }

    private ApiClient.Answer methods(String query) {
        return shop.test().get("/v1/methods?" + query);
    }

    private ApiClient.Answer create() {
        return shop.test()
                .post(
                        PATH,
                        """
                        {"channel": "alipay", "name": "Main", "credentials": {"app_id": "2021000000000001",
                         "app_private_key": "%s", "alipay_public_key": "%s"}}
                        """
                                .formatted(appKey, channelKey));
    }

    private static ChannelAccountId id(ApiClient.Answer answer) {
        return ChannelAccountId.parse(answer.text("/id")).orElseThrow();
    }
}
