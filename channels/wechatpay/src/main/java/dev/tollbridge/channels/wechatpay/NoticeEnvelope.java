package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.RawNotice;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A notice before it is believed: its stamp, and the sealed content (section 5).
 *
 * @param id WeChat Pay's number of it, the same when it is sent again
 */
record NoticeEnvelope(Stamp stamp, String id, String eventType, JsonNode resource, byte[] body) {
    private static final int MAX_BYTES = 64 << 10;

    /** Empty if it is no such notice. */
    static Optional<NoticeEnvelope> read(RawNotice notice) {
        if (!notice.method().equals("POST") || notice.body().length > MAX_BYTES) {
            return Optional.empty();
        }
        var stamp = Stamp.read(notice::header);
        var json = Texts.decode(notice.body(), UTF_8).flatMap(Json::object);
        if (stamp.isEmpty() || json.isEmpty()) {
            return Optional.empty();
        }
        var node = json.get();
        var id = node.path("id").asString("");
        var type = node.path("event_type").asString("");
        return id.isEmpty() || id.length() > 64 || type.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NoticeEnvelope(
                                stamp.get(), id, type, node.path("resource"), notice.body()));
    }
}
