package dev.tollbridge.simulators.wechatpay.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.Courier;
import dev.tollbridge.simulators.core.notice.Notice;
import dev.tollbridge.simulators.wechatpay.crypto.Aead;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.crypto.SignatureHeaders;
import dev.tollbridge.simulators.wechatpay.gateway.Signers;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Encrypts a notification's resource, signs the body and posts it (notes 5). */
record WechatPayCourier(World world, Signers signers, Callback callback) implements Courier {
    private static final int NONCE_LENGTH = 32;

    /** Sixteen sendings in 24 hours and 4 minutes. */
    private static final List<Duration> GAPS =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60),
                    Duration.ofHours(3),
                    Duration.ofHours(3),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(6));

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
        return status != null && (status == 200 || status == 204);
    }

    @Override
    public Callback.Answer send(Notice notice, URI target) {
        Merchant merchant = world.merchants().find(notice.account()).orElseThrow();
        String body = Json.MAPPER.writeValueAsString(body(notice, merchant));
        return callback.post(target, "application/json", headers(notice, merchant, body), body);
    }

    private ObjectNode body(Notice notice, Merchant merchant) {
        ObjectNode fields = notice.fields();
        String original = fields.path("original_type").asString("");
        String nonce = world.numbers().token(Aead.NONCE_LENGTH);
        String plain = Json.MAPPER.writeValueAsString(fields.path("resource"));
        ObjectNode body =
                Json.object()
                        .put("id", notice.id())
                        .put("create_time", fields.path("create_time").asString(""))
                        .put("resource_type", "encrypt-resource")
                        .put("event_type", fields.path("event_type").asString(""))
                        .put("summary", fields.path("summary").asString(""));
        body.putObject("resource")
                .put("original_type", original)
                .put("algorithm", Aead.ALGORITHM)
                .put("ciphertext", Aead.encrypt(merchant.apiV3Key(), nonce, original, plain))
                .put("associated_data", original)
                .put("nonce", nonce);
        return body;
    }

    /** In the merchant's time. */
    private Map<String, String> headers(Notice notice, Merchant merchant, String body) {
        PlatformKey own = signers.ofNotice(merchant, notice.sequence());
        PlatformKey key = notice.forged() ? own.imitated() : own;
        Instant now = world.merchantTime().now(merchant.mchid());
        String nonce = world.numbers().token(NONCE_LENGTH);
        return world.faults().takes("probe_notice", notice.number(), null)
                ? SignatureHeaders.probe(key, now, nonce, body)
                : SignatureHeaders.of(key, now, nonce, body);
    }
}
