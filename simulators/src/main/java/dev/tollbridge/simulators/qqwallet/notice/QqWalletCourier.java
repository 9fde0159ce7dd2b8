package dev.tollbridge.simulators.qqwallet.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.notice.Courier;
import dev.tollbridge.simulators.core.notice.Notice;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.World;
import dev.tollbridge.simulators.qqwallet.wire.SignType;
import dev.tollbridge.simulators.qqwallet.wire.Xml;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs a notification and posts it as XML (notes 8). */
record QqWalletCourier(World world, Callback callback) implements Courier {
    private static final int NONCE_LENGTH = 32;

    /** Rule qqwallet.notice.schedule: nothing is published about it. */
    private static final List<Duration> GAPS =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(30),
                    Duration.ofHours(3));

    @Override
    public List<Duration> gaps() {
        return GAPS;
    }

    @Override
    public boolean serves(Notice notice) {
        return world.merchants().find(notice.account()).isPresent();
    }

    @Override
    public boolean acknowledges(Notice.Attempt attempt) {
        String answer = attempt.answer();
        return answer != null && answer.contains("<return_code>SUCCESS</return_code>");
    }

    @Override
    public Callback.Answer send(Notice notice, URI target) {
        Merchant merchant = world.merchants().find(notice.account()).orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("appid", merchant.appId());
        fields.put("mch_id", merchant.mchId());
        fields.put("nonce_str", world.numbers().token(NONCE_LENGTH));
        notice.fields().properties().forEach(f -> fields.put(f.getKey(), f.getValue().asString()));
        String key = notice.forged() ? "a stranger's key" : merchant.apiKey();
        fields.put("sign", SignType.of(merchant.signType()).sign(fields, key));
        return callback.post(target, Xml.TYPE, Xml.write(fields));
    }
}
