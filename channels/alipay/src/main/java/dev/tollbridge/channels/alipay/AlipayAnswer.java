package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The business part of a reply, after its signature was checked. */
record AlipayAnswer(AlipayMethod method, JsonNode node) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    static Optional<JsonNode> parse(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JacksonException | NumberFormatException e) {
            // Jackson lets the latter through for an exponent that fits no number.
            return Optional.empty();
        }
    }

    boolean ok() {
        return code().equals("10000");
    }

    /** Barcode payments: the payer has to confirm on the phone (section 3). */
    boolean waitsForPayer() {
        return code().equals("10003");
    }

    String code() {
        return node.path("code").asString("");
    }

    /** The business code that says more than {@link #code()}; empty if there is none. */
    String subCode() {
        return node.path("sub_code").asString("");
    }

    /** Null for an absent or empty member. */
    @Nullable String text(String name) {
        var text = node.path(name).asString("");
        return text.isEmpty() ? null : text;
    }

    boolean says(String name, String value) {
        return value.equals(text(name));
    }

    Optional<Money> money(String name) {
        return Values.money(text(name));
    }

    @Nullable Instant time(String name) {
        return Values.time(text(name)).orElse(null);
    }

    /** The payer's id in the old or the new form, whichever the app gets. */
    @Nullable String payerId() {
        for (var name :
                new String[] {"buyer_user_id", "buyer_open_id", "payer_user_id", "payer_open_id"}) {
            var id = text(name);
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
