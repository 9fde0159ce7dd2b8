package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.state.Balance;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Refund;
import dev.tollbridge.simulators.wechatpay.state.Refunding;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Trading;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v3/refund/domestic/refunds}: refund, query, abnormal refund (notes 3). */
final class Refunds {
    private static final String BASE = "/v3/refund/domestic/refunds";
    private static final int MOST_PER_ORDER = 50;
    private static final Duration REFUNDABLE = Duration.ofDays(365);

    private final World world;
    private final Orders orders;
    private final Trading trading;
    private final Refunding refunding;
    private final Balance balance;

    Refunds(Services services, Orders orders) {
        this.world = services.world();
        this.orders = orders;
        this.trading = services.trading();
        this.refunding = services.refunding();
        this.balance = services.balance();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("refund", BASE, this::refund),
                Operation.get("query_refund", BASE + "/:number", this::query),
                Operation.post(
                        "abnormal_refund",
                        BASE + "/:refund/apply-abnormal-refund",
                        this::applyAbnormal));
    }

    private Answer refund(Call call) {
        Fields body = call.body();
        Fields amount = body.child("amount");
        String number = body.requireRefundNumber("out_refund_no");
        long wanted = amount.requireAmount("refund");
        long total = amount.requireAmount("total");
        if (!"CNY".equals(amount.require("currency"))) {
            throw amount.invalid("currency", "只支持CNY");
        }
        @Nullable String sub = Parties.subMerchant(call);
        Order order = order(call, sub);
        Optional<Refund> old =
                world.refunds().find(Party.key(call.merchant().mchid(), sub, number));
        if (old.isPresent()) {
            return again(old.get(), order, wanted);
        }
        Order.Payment payment = payment(order, body.text("transaction_id"));
        check(order, payment, wanted, total);
        trading.refunding(order);
        Refunding.Wish wish =
                new Refunding.Wish(
                        number,
                        wanted,
                        body.text("reason"),
                        body.text("notify_url"),
                        body.text("funds_account"));
        return Answer.ok(RefundView.of(refunding.start(order, payment, wish)));
    }

    private Order order(Call call, @Nullable String sub) {
        String transactionId = call.body().text("transaction_id");
        String number = call.body().text("out_trade_no");
        if (transactionId == null && number == null) {
            throw call.body().invalid("transaction_id", "transaction_id和out_trade_no必填其一");
        }
        Optional<Order> found =
                transactionId == null
                        ? orders.find(call, sub, String.valueOf(number))
                        : orders.findPaid(call, sub, transactionId);
        return found.orElseThrow(() -> Refused.noResource("订单"));
    }

    private static Order.Payment payment(Order order, @Nullable String transactionId) {
        return order.payments().stream()
                .filter(paid -> transactionId == null || paid.transactionId().equals(transactionId))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("订单未支付，不能退款"));
    }

    /** The same number may be sent again with the same amount only (notes 3). */
    private static Answer again(Refund old, Order order, long wanted) {
        if (old.amount() != wanted || !old.orderKey().equals(order.key())) {
            throw Refused.invalid("退款单号重复，且与首次请求的参数不一致");
        }
        return Answer.ok(RefundView.of(old));
    }

    private void check(Order order, Order.Payment payment, long wanted, long total) {
        if (order.state() == Order.State.REVOKED) {
            throw Refused.invalid("订单已撤销");
        }
        if (total != payment.amount()) {
            throw Refused.invalid("订单金额与原订单不一致");
        }
        if (refunding.refunded(payment.transactionId()) + wanted > payment.amount()) {
            throw Refused.invalid("退款金额大于可退金额");
        }
        if (refunding.count(payment.transactionId()) >= MOST_PER_ORDER) {
            throw Refused.of("RULE_LIMIT", "部分退款次数超过50次");
        }
        if (world.now().isAfter(payment.at().plus(REFUNDABLE))) {
            throw Refused.invalid("订单支付已超过一年，不能退款");
        }
        if (balance.of(order.party().seller()) < wanted) {
            throw Refused.of("NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
        }
    }

    private Answer query(Call call) {
        @Nullable String sub = Parties.subMerchant(call);
        String key = Party.key(call.merchant().mchid(), sub, call.request().param("number"));
        return world.refunds()
                .find(key)
                .map(refund -> Answer.ok(RefundView.of(refund)))
                .orElseThrow(() -> Refused.noResource("退款单"));
    }

    private Answer applyAbnormal(Call call) {
        Fields body = call.body();
        @Nullable String sub = Parties.subMerchant(call);
        String number = body.requireRefundNumber("out_refund_no");
        Refund refund =
                world.refunds()
                        .find(Party.key(call.merchant().mchid(), sub, number))
                        .filter(found -> found.refundId().equals(call.request().param("refund")))
                        .orElseThrow(() -> Refused.noResource("退款单"));
        if (refund.status() != Refund.Status.ABNORMAL) {
            throw Refused.invalid("退款单状态不是退款异常");
        }
        return Answer.ok(RefundView.of(refunding.reroute(refund, account(call))));
    }

    private static String account(Call call) {
        Fields body = call.body();
        return switch (body.require("type")) {
            case "MERCHANT_BANK_CARD" -> "商户结算银行账户";
            case "USER_BANK_CARD" -> {
                String bank = body.require("bank_type");
                String card = call.secret(body, "bank_account");
                if (card == null || call.secret(body, "real_name") == null) {
                    throw body.invalid("bank_account", "bank_account和real_name必填");
                }
                yield bank + card.substring(Math.max(0, card.length() - 4));
            }
            default -> throw body.invalid("type", "应为USER_BANK_CARD或MERCHANT_BANK_CARD");
        };
    }
}
