package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.crypto.SignText;
import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Forms;
import dev.tollbridge.simulators.core.notice.Courier;
import dev.tollbridge.simulators.core.notice.Notice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Signs a notification's fields and posts them as a form (notes 2). */
record AlipayCourier(World world, Signers signers, Callback callback) implements Courier {
    /** Eight sendings in about 25 hours. */
    private static final List<Duration> GAPS =
            List.of(
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(15));

    @Override
    public List<Duration> gaps() {
        return GAPS;
    }

    @Override
    public boolean serves(Notice notice) {
        return world.apps().find(notice.account()).isPresent();
    }

    @Override
    public Callback.Answer send(Notice notice, URI target) {
        return callback.post(
                target,
                "application/x-www-form-urlencoded; charset=utf-8",
                Forms.encode(signed(notice)));
    }

    @Override
    public boolean acknowledges(Notice.Attempt attempt) {
        return "success".equals(attempt.answer());
    }

    private SortedMap<String, String> signed(Notice notice) {
        App app = world.apps().find(notice.account()).orElseThrow();
        Signer own = signers.of(app);
        Signer signer = notice.forged() ? Signers.stranger(own) : own;
        SortedMap<String, String> fields = new TreeMap<>();
        notice.fields().properties().forEach(e -> fields.put(e.getKey(), e.getValue().asString()));
        fields.put("notify_id", notice.id());
        fields.put("notify_time", ChinaTime.of(world.now()));
        if (signer.certificateSerial() != null) {
            fields.put("alipay_cert_sn", signer.certificateSerial());
        }
        fields.put("sign", signer.sign(SignText.ofNotice(fields), StandardCharsets.UTF_8, "RSA2"));
        return fields;
    }
}
