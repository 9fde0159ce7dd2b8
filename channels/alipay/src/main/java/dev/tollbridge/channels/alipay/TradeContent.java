package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.PayOrder;
import java.net.URLEncoder;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The business content that all ways to start a trade share (section 4). */
final class TradeContent {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_BODY = 128;
    private static final List<String> PLAIN_OPTIONS =
            List.of("store_id", "enable_pay_channels", "disable_pay_channels");

    private TradeContent() {}

    static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    static ObjectNode of(PayOrder order, String productCode) {
        var content =
                empty().put("out_trade_no", order.orderNo())
                        .put("total_amount", order.amount().toDecimal())
                        .put("subject", subject(order.subject()))
                        .put("product_code", productCode)
                        .put("time_expire", Values.time(order.expiresAt()));
        var description = order.description();
        if (description != null && !description.isBlank()) {
            content.put("body", shorten(description, MAX_BODY));
        }
        PLAIN_OPTIONS.forEach(name -> copy(order, name, content));
        order.option("passback_params")
                .ifPresent(text -> content.put("passback_params", URLEncoder.encode(text, UTF_8)));
        order.option("goods_detail")
                .flatMap(AlipayAnswer::parse)
                .ifPresent(goods -> content.set("goods_detail", goods));
        var extend = extendParams(order);
        if (!extend.isEmpty()) {
            content.set("extend_params", extend);
        }
        return content;
    }

    /** For a till: who took the money where. */
    static ObjectNode withTerminal(ObjectNode content, PayOrder order) {
        copy(order, "terminal_id", content);
        copy(order, "operator_id", content);
        return content;
    }

    static void copy(PayOrder order, String option, ObjectNode content) {
        order.option(option).ifPresent(value -> content.put(option, value));
    }

    /** Alipay refuses these three characters in a title; their wide twins read the same. */
    static String subject(String text) {
        return text.replace('/', '／').replace('=', '＝').replace('&', '＆');
    }

    /** At most so many characters, and no half of a pair. */
    static String shorten(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    private static ObjectNode extendParams(PayOrder order) {
        var extend = empty();
        if (order.instalments() > 0) {
            extend.put("hb_fq_num", Integer.toString(order.instalments()));
            extend.put("hb_fq_seller_percent", order.option("hb_fq_seller_percent").orElse("0"));
        }
        copy(order, "sys_service_provider_id", extend);
        return extend;
    }
}
