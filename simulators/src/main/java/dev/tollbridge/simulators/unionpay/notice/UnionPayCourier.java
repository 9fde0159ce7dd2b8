package dev.tollbridge.simulators.unionpay.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.notice.Courier;
import dev.tollbridge.simulators.core.notice.Notice;
import dev.tollbridge.simulators.unionpay.crypto.Sealer;
import dev.tollbridge.simulators.unionpay.state.Platform;
import dev.tollbridge.simulators.unionpay.state.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs a notification and posts it as a form (notes 5). */
record UnionPayCourier(World world, Callback callback) implements Courier {
    /** Five sendings. */
    private static final List<Duration> GAPS =
            List.of(
                    Duration.ZERO,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(4));

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
        Integer status = attempt.httpStatus();
        return status != null && (status == 200 || status == 302);
    }

    @Override
    public Callback.Answer send(Notice notice, URI target) {
        Map<String, String> fields = new LinkedHashMap<>();
        notice.fields()
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        Charset charset = Charset.forName(fields.getOrDefault("encoding", "UTF-8"));
        Platform platform = world.platform();
        Map<String, String> sealed =
                Sealer.seal(
                        fields,
                        notice.forged() ? platform.imposter() : platform.signing(),
                        charset);
        String form =
                sealed.entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), charset))
                        .collect(Collectors.joining("&"));
        String type = "application/x-www-form-urlencoded;charset=" + charset.name();
        return callback.post(target, type, form);
    }
}
