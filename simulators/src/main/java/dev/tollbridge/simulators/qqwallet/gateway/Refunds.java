package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Refund;
import dev.tollbridge.simulators.qqwallet.state.Refunding;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code qpay_refund.cgi} and {@code qpay_refund_query.cgi} (notes 7). */
final class Refunds {
    private final World world;
    private final Trading trading;
    private final Refunding refunding;
    private final Management management;

    Refunds(World world, Trading trading, Refunding refunding, Management management) {
        this.world = world;
        this.trading = trading;
        this.refunding = refunding;
        this.management = management;
    }

    Map<String, String> refund(Call call) {
        String number = call.require("out_refund_no", "[0-9A-Za-z_|*-]{1,32}");
        long amount = call.fen("refund_fee");
        Order order = management.find(call);
        Optional<Refund> known = find(call, number);
        if (known.isPresent()) {
            return repeated(known.get(), order, amount);
        }
        Order.Payment payment =
                order.payment()
                        .filter(paid -> order.state() != Order.State.REVOKED)
                        .orElseThrow(() -> new Refused("TRADE_ERROR", "订单未支付或已撤销，不能退款"));
        if (refunding.refunded(order) + amount > payment.amount()) {
            throw new Refused("REFUND_FEE_INVALID", "退款金额大于可退金额");
        }
        Refund started = refunding.start(order, payment, number, amount);
        trading.refunding(order);
        return accepted(started, payment);
    }

    /** The same number refunds once (notes 7), and again only after it failed. */
    private Map<String, String> repeated(Refund refund, Order order, long amount) {
        boolean same =
                refund.amount() == amount && refund.outTradeNo().equals(order.terms().outTradeNo());
        if (!same) {
            throw new Refused("REFUND_FEE_MISMATCH", "同一退款单号的请求参数不一致");
        }
        Order.Payment payment = order.payment().orElseThrow();
        return accepted(
                refund.status() == Refund.Status.FAIL
                        ? refunding.start(order, payment, refund.outRefundNo(), amount)
                        : refund,
                payment);
    }

    private static Map<String, String> accepted(Refund refund, Order.Payment payment) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("transaction_id", refund.transactionId());
        answer.put("out_trade_no", refund.outTradeNo());
        answer.put("out_refund_no", refund.outRefundNo());
        answer.put("refund_id", refund.refundId());
        answer.put("refund_channel", "ORIGINAL");
        answer.put("total_fee", Long.toString(payment.amount()));
        answer.put("refund_fee", Long.toString(refund.amount()));
        answer.put("refund_status", refund.status().name());
        return answer;
    }

    private Optional<Refund> find(Call call, String number) {
        return world.refunds().find(Order.key(call.merchant().mchId(), number));
    }

    Map<String, String> query(Call call) {
        String id = call.optional("refund_id");
        String number = call.optional("out_refund_no");
        List<Refund> found =
                id == null && number != null
                        ? find(call, number).stream().toList()
                        : world.refunds().all().stream()
                                .filter(r -> r.mchId().equals(call.merchant().mchId()))
                                .filter(r -> r.refundId().equals(id))
                                .toList();
        if (id == null && number == null) {
            found = world.refundsOf(management.find(call));
        }
        if (found.isEmpty()) {
            throw new Refused("REFUNDNOTEXIST", "退款订单查询失败");
        }
        return listed(found);
    }

    private static Map<String, String> listed(List<Refund> refunds) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("transaction_id", refunds.getFirst().transactionId());
        answer.put("out_trade_no", refunds.getFirst().outTradeNo());
        answer.put("refund_count", Integer.toString(refunds.size()));
        for (int n = 0; n < refunds.size(); n++) {
            Refund refund = refunds.get(n);
            answer.put("out_refund_no_" + n, refund.outRefundNo());
            answer.put("refund_id_" + n, refund.refundId());
            answer.put("refund_channel_" + n, "ORIGINAL");
            answer.put("refund_fee_" + n, Long.toString(refund.amount()));
            answer.put("refund_status_" + n, refund.status().name());
        }
        return answer;
    }
}
