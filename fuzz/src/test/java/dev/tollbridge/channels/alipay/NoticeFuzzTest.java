package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Notices: form, charset, signature parameters, and what a genuine one may hold. */
class NoticeFuzzTest {
    /** Nothing is thrown, and what the channel did not sign is never verified. */
    @FuzzTest
    void verifiesNothingForged(byte @NotNull [] body) {
        var raw = notice(body);
        assertFalse(receive(raw) instanceof Outcome.Ok, "a forged notice was verified");

        // The same fields, signed by the channel: whatever they hold, the answer is one of three.
        NoticeForm.read(raw)
                .map(form -> form.values())
                .ifPresent(values -> receive(notice(signed(values))));
    }

    private static Outcome<?> receive(RawNotice notice) {
        var step = Alipay.ACCOUNT.receive(notice, Alipay.context());
        var outcome = Alipay.hold(step, call -> new HttpReply(500, List.of(), new byte[0]));
        assertInstanceOf(Outcome.class, outcome);
        return outcome;
    }

    private static byte[] signed(Map<String, String> fields) {
        var values = new TreeMap<>(fields);
        values.put("app_id", Alipay.APP_ID);
        values.put("seller_id", Alipay.SELLER);
        values.put("sign_type", "RSA2");
        values.put("charset", "utf-8");
        values.remove("sign");
        var text =
                values.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("sign_type"))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
        values.put("sign", Alipay.sign(text.getBytes(UTF_8)));
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    private static RawNotice notice(byte[] body) {
        var type = new HttpCall.Header("Content-Type", "application/x-www-form-urlencoded");
        return new RawNotice("POST", "", List.of(type), body);
    }
}
