package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.Request;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a request, in the encoding that it names (notes 1, 2). */
public record Form(Map<String, String> fields, Charset charset) {
    static Form read(Request request) {
        String body = new String(request.body(), StandardCharsets.ISO_8859_1);
        boolean gbk = ("&" + body + "&").contains("&encoding=GBK&");
        Charset charset = gbk ? Charset.forName("GBK") : StandardCharsets.UTF_8;
        return new Form(Request.decode(body, charset), charset);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    @Nullable String optional(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    /** Refuses if it is missing (13) or of another form (10). */
    String require(String name, String pattern) {
        String value = text(name);
        if (value.isEmpty()) {
            throw new Refused("13", name);
        }
        if (!value.matches(pattern)) {
            throw new Refused("10", name);
        }
        return value;
    }

    String type() {
        return text("txnType") + "/" + text("txnSubType");
    }

    /** What every answer repeats. */
    Map<String, String> echo() {
        Map<String, String> echo = new LinkedHashMap<>();
        for (String name :
                new String[] {
                    "accessType",
                    "bizType",
                    "encoding",
                    "merId",
                    "orderId",
                    "txnTime",
                    "txnType",
                    "txnSubType",
                    "reqReserved",
                    "settleDate",
                    "fileType",
                    "certType"
                }) {
            Optional.ofNullable(optional(name)).ifPresent(value -> echo.put(name, value));
        }
        return echo;
    }
}
