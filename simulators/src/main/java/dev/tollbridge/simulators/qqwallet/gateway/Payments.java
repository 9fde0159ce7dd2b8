package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Order.State;
import dev.tollbridge.simulators.qqwallet.state.Terms;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code qpay_unified_order.cgi} and {@code qpay_micro_pay.cgi} (notes 3 and 4). */
final class Payments {
    static final String CODE_URL = "https://qpay.qq.com/qr/";

    private final World world;
    private final Trading trading;

    Payments(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    Map<String, String> unified(Call call) {
        String type = call.require("trade_type", "NATIVE|JSAPI|APP");
        call.require("notify_url", "https?://\\S{1,250}");
        Order order = place(call, type);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("trade_type", type);
        answer.put("prepay_id", order.prepayId());
        if (type.equals("NATIVE")) {
            answer.put("code_url", CODE_URL + order.prepayId());
        }
        return answer;
    }

    private Order place(Call call, String type) {
        Terms terms =
                new Terms(
                        call.number(),
                        call.require("body", "(?s).{1,128}"),
                        call.fen("total_fee"),
                        call.optional("notify_url"),
                        call.optional("attach"),
                        call.time("time_expire"));
        call.require("fee_type", "CNY");
        call.require("spbill_create_ip", "[0-9a-fA-F.:]{3,39}");
        if (terms.expiresAt() != null && !world.now().isBefore(terms.expiresAt())) {
            throw Refused.parameter("time_expire");
        }
        Order order =
                trading.place(call.merchant().mchId(), type, terms)
                        .orElseThrow(() -> new Refused("OUT_TRADE_NO_USED", "商户订单号重复"));
        return switch (order.state()) {
            case NOTPAY, USERPAYING -> order;
            case SUCCESS, REFUND -> throw new Refused("ORDERPAID", "该订单已支付");
            case CLOSED, PAYERROR -> throw new Refused("ORDERCLOSED", "该订单已关闭");
            case REVOKED -> throw new Refused("ORDERREVERSED", "该订单已撤销");
        };
    }

    Map<String, String> byCode(Call call) {
        call.require("trade_type", "MICROPAY");
        call.require("device_info", "\\S{1,32}");
        String code = call.require("auth_code", "\\d{1,32}");
        Order order = place(call, "MICROPAY");
        if (order.state() == State.USERPAYING) {
            throw Refused.userPaying();
        }
        if (!PaymentCode.CODES.isWellFormed(code) || !world.usedCodes().take(code, order.key())) {
            throw failing(order, "AUTH_CODE_INVALID", "付款码无效");
        }
        return behave(PaymentCode.CODES.behaviour(code), order);
    }

    private Map<String, String> behave(PaymentCode code, Order order) {
        switch (code) {
            case PAYS -> {
                return OrderFields.of(trading.pay(order));
            }
            case ASKS_PAYER -> trading.ask(order);
            case ASKS_THEN_PAYS -> trading.askThen(order, trading::pay);
            case ASKS_THEN_FAILS -> trading.askThen(order, trading::fail);
            case NOT_ENOUGH -> throw failing(order, "NOTENOUGH", "余额不足");
            case INVALID_CODE -> throw failing(order, "AUTHCODEEXPIRE", "付款码已过期");
            case SYSTEM_ERROR_BUT_PAID -> {
                trading.pay(order);
                throw systemError();
            }
            case SYSTEM_ERROR -> throw systemError();
        }
        throw Refused.userPaying();
    }

    private static Refused systemError() {
        return new Refused("SYSTEMERROR", "系统错误");
    }

    /** Rule qqwallet.micropay.declined. */
    private Refused failing(Order order, String code, String text) {
        trading.fail(order);
        return new Refused(code, text);
    }
}
