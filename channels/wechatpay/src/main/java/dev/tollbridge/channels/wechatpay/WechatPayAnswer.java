package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer after its signature was checked. */
record WechatPayAnswer(WechatPayOperation operation, int status, JsonNode node) {
    boolean ok() {
        return status == 200 || status == 204;
    }

    /** Taken on, and the payer has to confirm on the phone (section 6). */
    boolean waitsForPayer() {
        return code().equals("USERPAYING") || code().equals("USER_PAYING");
    }

    /** WeChat Pay's code of a failure; empty if there is none. */
    String code() {
        return node.path("code").asString("");
    }

    boolean isAbsent() {
        return status == 404 && WechatPayErrors.SAYS_ABSENT.contains(code());
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
        return Values.money(node.path("amount"), name);
    }

    @Nullable Instant time(String name) {
        return Values.time(text(name)).orElse(null);
    }
}
