package dev.tollbridge.payment;

import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.NextAction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns. The next action is stored in the shape in which the API prints it. */
final class PaymentJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS =
            new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
            new TypeReference<>() {};

    private PaymentJson() {}

    static String texts(Map<String, String> map) {
        return MAPPER.writeValueAsString(map);
    }

    static Map<String, String> texts(String json) {
        return MAPPER.readValue(json, TEXTS);
    }

    static @Nullable String payer(PayerDetails payer) {
        if (payer.equals(PayerDetails.NONE)) {
            return null;
        }
        var map = new LinkedHashMap<String, String>();
        Optional.ofNullable(payer.id()).ifPresent(id -> map.put("id", id));
        Optional.ofNullable(payer.ip()).ifPresent(ip -> map.put("ip", ip));
        Optional.ofNullable(payer.locale()).ifPresent(locale -> map.put("locale", locale));
        Optional.ofNullable(payer.userAgent()).ifPresent(agent -> map.put("user_agent", agent));
        return texts(map);
    }

    static PayerDetails payer(@Nullable String json) {
        if (json == null) {
            return PayerDetails.NONE;
        }
        var map = texts(json);
        return new PayerDetails(
                map.get("id"), map.get("ip"), map.get("locale"), map.get("user_agent"));
    }

    static @Nullable String error(@Nullable ChannelError error) {
        if (error == null) {
            return null;
        }
        var map = new LinkedHashMap<String, String>();
        map.put("category", error.category().code());
        map.put("code", error.code().code());
        Optional.ofNullable(error.channelCode()).ifPresent(code -> map.put("channel_code", code));
        Optional.ofNullable(error.channelMessage())
                .ifPresent(text -> map.put("channel_message", text));
        return texts(map);
    }

    static @Nullable ChannelError error(@Nullable String json) {
        if (json == null) {
            return null;
        }
        var map = texts(json);
        return new ChannelError(
                ErrorCategory.valueOf(text(map, "category").toUpperCase(Locale.ROOT)),
                DeclineCode.valueOf(text(map, "code").toUpperCase(Locale.ROOT)),
                map.get("channel_code"),
                map.get("channel_message"));
    }

    static @Nullable String action(@Nullable NextAction action) {
        return action == null ? null : MAPPER.writeValueAsString(actionMap(action));
    }

    static Map<String, Object> actionMap(NextAction action) {
        var map = new LinkedHashMap<String, Object>();
        switch (action) {
            case NextAction.Redirect(var url) -> {
                map.put("type", "redirect");
                map.put("url", url.toString());
            }
            case NextAction.FormPost(var url, var fields) -> {
                map.put("type", "form_post");
                map.put("url", url.toString());
                map.put("fields", fields);
            }
            case NextAction.ShowQr(var content, var expiresAt) -> {
                map.put("type", "show_qr");
                map.put("content", content);
                map.put("expires_at", expiresAt.toString());
            }
            case NextAction.Invoke(var client, var params) -> {
                map.put("type", "invoke");
                map.put("client", client);
                map.put("params", params);
            }
            case NextAction.AwaitPayer(var pollAfter) -> {
                map.put("type", "await_payer");
                map.put("poll_after_ms", pollAfter.toMillis());
            }
            case NextAction.ShowInstructions(var lines, var reference, var account) -> {
                map.put("type", "show_instructions");
                map.put("lines", lines.stream().map(PaymentJson::line).toList());
                map.put("reference", reference);
                if (account != null) {
                    map.put("account", account);
                }
            }
        }
        return map;
    }

    static @Nullable NextAction action(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Map<String, Object> map = MAPPER.readValue(json, OBJECT);
        return switch (text(map, "type")) {
            case "redirect" -> new NextAction.Redirect(URI.create(text(map, "url")));
            case "form_post" ->
                    new NextAction.FormPost(
                            URI.create(text(map, "url")),
                            MAPPER.convertValue(map.get("fields"), TEXTS));
            case "show_qr" ->
                    new NextAction.ShowQr(
                            text(map, "content"), Instant.parse(text(map, "expires_at")));
            case "invoke" ->
                    new NextAction.Invoke(
                            text(map, "client"), MAPPER.convertValue(map.get("params"), TEXTS));
            case "await_payer" ->
                    new NextAction.AwaitPayer(
                            Duration.ofMillis(Long.parseLong(text(map, "poll_after_ms"))));
            case "show_instructions" ->
                    new NextAction.ShowInstructions(
                            MAPPER
                                    .convertValue(
                                            map.get("lines"),
                                            new TypeReference<List<Map<String, String>>>() {})
                                    .stream()
                                    .map(line ->
                                            new LocalizedText(
                                                    text(line, "en"), text(line, "zh_cn")))
                                    .toList(),
                            text(map, "reference"),
                            Optional.ofNullable(map.get("account"))
                                    .map(Object::toString)
                                    .orElse(null));
            case String other -> throw new IllegalStateException("unknown next action " + other);
        };
    }

    private static Map<String, String> line(LocalizedText text) {
        return Map.of("en", text.en(), "zh_cn", text.zhCn());
    }

    private static String text(Map<String, ?> map, String name) {
        return Objects.requireNonNull(map.get(name), name).toString();
    }
}
