package dev.tollbridge.oracles.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.auth.WechatPay2Credential;
import com.wechat.pay.java.core.cipher.RSAPrivacyDecryptor;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.SignatureResult;
import com.wechat.pay.java.core.cipher.Signer;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount.Cancels;
import dev.tollbridge.spi.ChannelAccount.Closes;
import dev.tollbridge.spi.ChannelAccount.DownloadsBills;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAccount.QueriesRefunds;
import dev.tollbridge.spi.ChannelAccount.Refunds;
import dev.tollbridge.spi.ChannelAccount.Transfers;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The library would have written and signed each of the adapter's requests in the same way. */
class LibraryReadsRequestsTest {
    private static final Pattern HEADER =
            Pattern.compile(
                    "(\\S+) mchid=\"(.+?)\",nonce_str=\"(.+?)\",timestamp=\"(.+?)\",serial_no=\"(.+?)\",signature=\"(.+?)\"");

    @Test
    void everyRequestIsSignedAsTheLibrarySigns() {
        var calls = new ArrayList<>(all());
        calls.addAll(all("sub_mch_id", Parties.SUB_MCH_ID));
        calls.addAll(all("gateway_url", "http://localhost:8090/prefix"));
        assertThat(calls).hasSizeGreaterThan(35);
        calls.forEach(LibraryReadsRequestsTest::judge);
    }

    private static void judge(HttpCall call) {
        var header = header(call, "Authorization");
        var adapter = HEADER.matcher(header);
        assertThat(adapter.matches()).as(header).isTrue();
        var recorder = new Recorder();
        var library =
                HEADER.matcher(
                        new WechatPay2Credential(Parties.MCH_ID, recorder)
                                .getAuthorization(
                                        call.uri(), call.method(), new String(call.body(), UTF_8)));
        assertThat(library.matches()).isTrue();
        for (int group : new int[] {1, 2, 5}) {
            assertThat(adapter.group(group)).isEqualTo(library.group(group));
        }
        assertThat(adapter.group(3)).hasSameSizeAs(library.group(3));
        // The library takes its own time and nonce; with the adapter's the text must be the same.
        var text =
                recorder.message
                        .replace("\n" + library.group(4) + "\n", "\n" + adapter.group(4) + "\n")
                        .replace("\n" + library.group(3) + "\n", "\n" + adapter.group(3) + "\n");
        assertThat(recorder.sign(text).getSign()).as(call.toString()).isEqualTo(adapter.group(6));
        assertThat(
                        new RSAVerifier(Parties.MERCHANT.getPublic(), Parties.SERIAL)
                                .verify(adapter.group(5), text, adapter.group(6)))
                .isTrue();
        assertThat(header(call, "Wechatpay-Serial")).isEqualTo(Parties.KEY_ID);
    }

    @Test
    void theLibraryDecryptsWhatIsForWeChatPaysEyes() {
        var transfer =
                new TransferOrder(
                        "X000001", Money.of(300_000, "CNY"), Orders.OPENID, "李 华", "Payout");
        var call = call(Parties.account(Transfers.class).transfer(transfer, Orders.context()));
        var name = new JsonMapper().readTree(call.body()).path("user_name").asString("");
        assertThat(new RSAPrivacyDecryptor(Parties.PLATFORM.getPrivate()).decrypt(name))
                .isEqualTo("李 华");
    }

    /** Every request that the adapter can begin a conversation with. */
    private static List<HttpCall> all(String... settings) {
        var context = Orders.context();
        var steps = new ArrayList<Step<?>>();
        for (var scene :
                new Scene[] {
                    Scene.QR,
                    Scene.IN_APP_PAGE,
                    Scene.MINI_PROGRAM,
                    Scene.APP,
                    Scene.H5,
                    Scene.BARCODE
                }) {
            steps.add(Parties.account(Pays.class, settings).pay(Orders.order(scene), context));
        }
        var order = Orders.ref(Scene.BARCODE);
        steps.add(Parties.account(Queries.class, settings).query(order, context));
        steps.add(Parties.account(Closes.class, settings).close(order, context));
        steps.add(Parties.account(Cancels.class, settings).cancel(order, context));
        var refund =
                new RefundOrder("R000001", order, Orders.AMOUNT, Money.of(0, "CNY"), "一 & 二 = 三");
        steps.add(Parties.account(Refunds.class, settings).refund(refund, context));
        var reference = new RefundRef("R000001", order, Orders.AMOUNT);
        steps.add(Parties.account(QueriesRefunds.class, settings).queryRefund(reference, context));
        var trades = new BillRequest(LocalDate.of(2026, 11, 20), BillRequest.Kind.TRADES);
        steps.add(Parties.account(DownloadsBills.class, settings).downloadBill(trades, context));
        if (settings.length == 0 || !settings[0].equals("sub_mch_id")) {
            var transfer =
                    new TransferOrder(
                            "X000001",
                            Money.of(300_000, "CNY"),
                            Orders.OPENID,
                            "李 华",
                            "a=b&c+d%20");
            var transfers = Parties.account(Transfers.class, settings);
            steps.add(transfers.transfer(transfer, context));
            steps.add(transfers.queryTransfer(transfer, context));
        }
        return steps.stream().map(LibraryReadsRequestsTest::call).toList();
    }

    private static HttpCall call(Step<?> step) {
        if (step instanceof Step.Http<?>(var call, var onReply)) {
            return call;
        }
        throw new AssertionError("no request: " + step);
    }

    private static String header(HttpCall call, String name) {
        return call.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(HttpCall.Header::value)
                .findFirst()
                .orElse("");
    }

    /** The library's signer, and the last text that it was asked to sign. */
    private static final class Recorder implements Signer {
        private final Signer signer = new RSASigner(Parties.SERIAL, Parties.MERCHANT.getPrivate());
        private String message = "";

        @Override
        public SignatureResult sign(String text) {
            message = text;
            return signer.sign(text);
        }

        @Override
        public String getAlgorithm() {
            return signer.getAlgorithm();
        }
    }
}
