package dev.tollbridge.oracles.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.payments.app.AppServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.random.RandomGenerator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With the same key, nonce and time the library hands the same values to the wallet. */
class LibraryInvokesTest {
    private static final String PREPAID = "{\"prepay_id\":\"wx26112200382915\"}";
    private static final String EXPIRY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX")
                    .format(Orders.EXPIRY.atZone(ZoneOffset.ofHours(8)));
    private Sent sent = new Sent("", new JsonMapper().createObjectNode());

    /** What the library sent. */
    private record Sent(String path, JsonNode body) {}

    @Test
    void aPageInTheWallet() {
        var request = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
        request.setAppid(Parties.APP_ID);
        request.setMchid(Parties.MCH_ID);
        request.setDescription(Orders.order(Scene.IN_APP_PAGE).subject());
        request.setOutTradeNo(Orders.NUMBER);
        request.setTimeExpire(EXPIRY);
        request.setNotifyUrl(Orders.NOTIFY.toString());
        var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
        amount.setTotal(1230);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        var payer = new Payer();
        payer.setOpenid(Orders.OPENID);
        request.setPayer(payer);
        var library =
                new JsapiServiceExtension.Builder()
                        .config(Parties.library())
                        .httpClient(http())
                        .build()
                        .prepayWithRequestPayment(request);
        var adapter = invoked(Scene.IN_APP_PAGE, library.getTimeStamp(), library.getNonceStr());
        assertThat(adapter)
                .isEqualTo(
                        Map.of(
                                "appId", library.getAppId(),
                                "timeStamp", library.getTimeStamp(),
                                "nonceStr", library.getNonceStr(),
                                "package", library.getPackageVal(),
                                "signType", library.getSignType(),
                                "paySign", library.getPaySign()));
    }

    @Test
    void anApp() {
        var request = new com.wechat.pay.java.service.payments.app.model.PrepayRequest();
        request.setAppid(Parties.APP_ID);
        request.setMchid(Parties.MCH_ID);
        request.setDescription(Orders.order(Scene.APP).subject());
        request.setOutTradeNo(Orders.NUMBER);
        request.setTimeExpire(EXPIRY);
        request.setNotifyUrl(Orders.NOTIFY.toString());
        var amount = new com.wechat.pay.java.service.payments.app.model.Amount();
        amount.setTotal(1230);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        var library =
                new AppServiceExtension.Builder()
                        .config(Parties.library())
                        .httpClient(http())
                        .build()
                        .prepayWithRequestPayment(request);
        var adapter = invoked(Scene.APP, library.getTimestamp(), library.getNonceStr());
        assertThat(adapter)
                .isEqualTo(
                        Map.of(
                                "appid", library.getAppid(),
                                "partnerid", library.getPartnerId(),
                                "prepayid", library.getPrepayId(),
                                "package", library.getPackageVal(),
                                "noncestr", library.getNonceStr(),
                                "timestamp", library.getTimestamp(),
                                "sign", library.getSign()));
    }

    @Test
    void aServiceProvidersPage() {
        var request = new com.wechat.pay.java.service.partnerpayments.jsapi.model.PrepayRequest();
        request.setSpAppid(Parties.APP_ID);
        request.setSpMchid(Parties.MCH_ID);
        request.setSubMchid(Parties.SUB_MCH_ID);
        request.setDescription(Orders.order(Scene.IN_APP_PAGE).subject());
        request.setOutTradeNo(Orders.NUMBER);
        request.setTimeExpire(EXPIRY);
        request.setNotifyUrl(Orders.NOTIFY.toString());
        var amount = new com.wechat.pay.java.service.partnerpayments.jsapi.model.Amount();
        amount.setTotal(1230);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        var payer = new com.wechat.pay.java.service.partnerpayments.jsapi.model.Payer();
        payer.setSpOpenid(Orders.OPENID);
        request.setPayer(payer);
        var library =
                new com.wechat.pay.java.service.partnerpayments.jsapi.JsapiServiceExtension
                                .Builder()
                        .config(Parties.library())
                        .httpClient(http())
                        .build()
                        .prepayWithRequestPayment(request, Parties.APP_ID);
        var adapter =
                invoked(
                        Scene.IN_APP_PAGE,
                        library.getTimeStamp(),
                        library.getNonceStr(),
                        "sub_mch_id",
                        Parties.SUB_MCH_ID);
        assertThat(adapter)
                .containsEntry("appId", library.getAppId())
                .containsEntry("package", library.getPackageVal())
                .containsEntry("paySign", library.getPaySign());
    }

    /** The adapter's values, after its request was found to be the one that the library sent. */
    private Map<String, String> invoked(
            Scene scene, String timestamp, String nonce, String... settings) {
        var context =
                new CallContext(Instant.ofEpochSecond(Long.parseLong(timestamp)), new Given(nonce));
        var step = Parties.account(Pays.class, settings).pay(Orders.order(scene), context);
        if (step instanceof Step.Http<PayResult>(var call, var onReply)) {
            assertThat(call.uri().getPath()).isEqualTo(sent.path());
            assertThat(new JsonMapper().readTree(call.body())).isEqualTo(sent.body());
            var stamp =
                    Parties.stamp(
                            Parties.PLATFORM.getPrivate(), Parties.KEY_ID, context.now(), PREPAID);
            var reply = new HttpReply(200, stamp, PREPAID.getBytes(UTF_8));
            if (onReply.apply(reply)
                    instanceof
                    Step.Done<PayResult>(
                            Outcome.Ok<PayResult>(
                                    PayResult.Pending(
                                            NextAction.Invoke(var client, var params),
                                            var tradeNo)),
                            var learned)) {
                return params;
            }
        }
        throw new AssertionError("nothing to invoke");
    }

    /** The library's own client, with WeChat Pay answering instead of the network. */
    private HttpClient http() {
        var ok =
                new OkHttpClient.Builder()
                        .addInterceptor(chain -> answered(chain.request()))
                        .build();
        return new DefaultHttpClientBuilder().config(Parties.library()).okHttpClient(ok).build();
    }

    private Response answered(Request request) throws IOException {
        var body = new Buffer();
        if (request.body() != null) {
            request.body().writeTo(body);
        }
        sent =
                new Sent(
                        request.url().encodedPath(),
                        new JsonMapper().readTree(body.readByteArray()));
        var response =
                new Response.Builder()
                        .request(request)
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(ResponseBody.create(PREPAID, MediaType.parse("application/json")));
        for (var header :
                Parties.stamp(
                        Parties.PLATFORM.getPrivate(), Parties.KEY_ID, Instant.now(), PREPAID)) {
            response.addHeader(header.name(), header.value());
        }
        return response.build();
    }

    /** Chance that makes the adapter choose that nonce, again and again. */
    private static final class Given implements RandomGenerator {
        private static final String LETTERS =
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        private final String nonce;
        private int at;

        Given(String nonce) {
            this.nonce = nonce;
        }

        @Override
        public int nextInt(int bound) {
            return LETTERS.indexOf(nonce.charAt(at++ % nonce.length()));
        }

        @Override
        public long nextLong() {
            throw new AssertionError("the adapter takes other chance than for a nonce");
        }
    }
}
