package dev.tollbridge.oracles.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipayEncrypt;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.internal.util.AntCertificationUtil;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alipay's own code reads what the adapter writes, and what the simulator writes. */
class SdkJudgesAdapterTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final Lab lab = new Lab();
    private final NoticeBox box = new NoticeBox();
    private final Performer performer = new Performer();

    @TempDir Path directory;

    SdkJudgesAdapterTest() {
        AlipayLogger.setNeedEnableLogger(false);
    }

    @AfterEach
    void close() {
        performer.close();
        box.close();
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestIsSignedAsTheSdkSigns(Mode mode) throws AlipayApiException {
        var app = lab.app(mode);
        var requests = new AdapterRequests(Shop.of(lab, mode, box, Map.of())).all();
        assertThat(requests).hasSizeGreaterThan(20);
        for (var request : requests) {
            judge(request, app, mode);
        }
    }

    private static void judge(Map<String, String> request, JsonNode app, Mode mode)
            throws AlipayApiException {
        var unsigned = new TreeMap<>(request);
        var sign = String.valueOf(unsigned.remove("sign"));
        var content = AlipaySignature.getSignContent(unsigned);
        var method = request.get("method");
        assertThat(
                        AlipaySignature.rsaCheck(
                                content,
                                sign,
                                app.path("app_public_key").asString(),
                                "UTF-8",
                                "RSA2"))
                .as(method)
                .isTrue();
        assertThat(sign)
                .as(method)
                .isEqualTo(
                        AlipaySignature.rsaSign(
                                content, app.path("app_private_key").asString(), "UTF-8", "RSA2"));
        if (mode.certificate()) {
            assertThat(request)
                    .containsEntry("app_cert_sn", certSn(app))
                    .containsEntry(
                            "alipay_root_cert_sn",
                            AntCertificationUtil.getRootCertSN(
                                    app.path("alipay_root_cert").asString()));
        } else {
            assertThat(request).doesNotContainKeys("app_cert_sn", "alipay_root_cert_sn");
        }
        var biz = String.valueOf(request.get("biz_content"));
        if (mode.aes()) {
            assertThat(request).containsEntry("encrypt_type", "AES");
            biz = AlipayEncrypt.decryptContent(biz, "AES", app.path("aes_key").asString(), "UTF-8");
        }
        assertThat(JSON.readTree(biz).isObject()).as(biz).isTrue();
    }

    private static String certSn(JsonNode app) throws AlipayApiException {
        return AntCertificationUtil.getCertSN(
                AntCertificationUtil.getCertFromContent(app.path("app_cert").asString()));
    }

    @ParameterizedTest
    @EnumSource
    void theSdkAndTheAdapterAgreeAboutNotices(Mode mode)
            throws AlipayApiException, InterruptedException, IOException {
        var shop = Shop.of(lab, mode, box, Map.of());
        var order = shop.order(Scene.BARCODE, "12.30", lab.paymentCode("pays"));
        performer.value(shop.as(ChannelAccount.Pays.class).pay(order, shop.context()));
        var notice = box.next();
        var key = key(mode);
        assertThat(sdkAccepts(notice, key, mode)).isTrue();
        assertThat(adapterAccepts(shop, notice)).isTrue();

        var text = new String(notice.body(), UTF_8);
        for (var changed :
                new String[] {
                    text.replace("12.30", "12.31"),
                    text.replace("TRADE_SUCCESS", "TRADE_FINISHED"),
                    text + "&extra=1"
                }) {
            assertThat(changed).isNotEqualTo(text);
            var forged =
                    new RawNotice(
                            "POST", notice.query(), notice.headers(), changed.getBytes(UTF_8));
            assertThat(sdkAccepts(forged, key, mode)).isFalse();
            assertThat(adapterAccepts(shop, forged)).isFalse();
        }
    }

    /** The platform's key, or the file of its certificate. */
    private String key(Mode mode) throws IOException {
        var app = lab.app(mode);
        if (!mode.certificate()) {
            return app.path("alipay_public_key").asString();
        }
        var file = directory.resolve("alipayCertPublicKey_RSA2.crt");
        Files.writeString(file, app.path("alipay_cert").asString(), UTF_8);
        return file.toString();
    }

    private static boolean sdkAccepts(RawNotice notice, String key, Mode mode)
            throws AlipayApiException {
        var fields = AdapterRequests.parse(new String(notice.body(), UTF_8));
        return mode.certificate()
                ? AlipaySignature.rsaCertCheckV1(fields, key, "UTF-8", "RSA2")
                : AlipaySignature.rsaCheckV1(fields, key, "UTF-8", "RSA2");
    }

    private boolean adapterAccepts(Shop shop, RawNotice notice) {
        var step = shop.as(ChannelAccount.ReceivesNotices.class).receive(notice, shop.context());
        return performer.perform(step).outcome() instanceof Outcome.Ok;
    }
}
