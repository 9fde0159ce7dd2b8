package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds which order a request is about, before anything about it is believed. */
final class OrderNumber {
    private static final List<String> OWN_NUMBERS =
            List.of("out_trade_no", "out_bill_no", "out_order_no", "out_refund_no");

    private final World world;

    OrderNumber(World world) {
        this.world = world;
    }

    /** Null if it names none. */
    @Nullable String of(Request request) {
        if (!request.param("number").isEmpty()) {
            return refunded(request.param("number"));
        }
        if (!request.param("id").isEmpty()) {
            return paid(request.param("id"));
        }
        try {
            JsonNode body = request.body().length == 0 ? Json.object() : request.json();
            for (String name : OWN_NUMBERS) {
                if (body.path(name).isString()) {
                    return body.path(name).asString();
                }
            }
            return paid(body.path("transaction_id").asString(""));
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable String paid(String transactionId) {
        return world.orderByTransaction(transactionId)
                .map(order -> order.terms().outTradeNo())
                .orElse(null);
    }

    /** Refunds are asked about by their own number. */
    private String refunded(String number) {
        return world.refunds().all().stream()
                .filter(refund -> refund.outRefundNo().equals(number))
                .map(refund -> refund.outTradeNo())
                .findFirst()
                .orElse(number);
    }
}
