package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Refunding;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Share;
import dev.tollbridge.simulators.wechatpay.state.Sharing;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v3/profitsharing/orders} and the amount that can still be shared (notes 3). */
final class ProfitSharing {
    private static final String BASE = "/v3/profitsharing";
    private static final int MOST_RECEIVERS = 50;

    /** Rule wechatpay.share.ratio. */
    private static final long MOST_PERCENT = 30;

    private final World world;
    private final Sharing sharing;
    private final Refunding refunding;

    ProfitSharing(Services services) {
        this.world = services.world();
        this.sharing = services.sharing();
        this.refunding = services.refunding();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("share", BASE + "/orders", this::share),
                Operation.post("unfreeze", BASE + "/orders/unfreeze", this::unfreeze),
                Operation.get("query_share", BASE + "/orders/:number", this::query),
                Operation.get("unsplit", BASE + "/transactions/:id/amounts", this::unsplit));
    }

    private record Paid(Order order, Order.Payment payment) {}

    private Paid paid(Call call, String transactionId) {
        return world.orderByTransaction(transactionId)
                .filter(order -> order.party().mchid().equals(call.merchant().mchid()))
                .filter(order ->
                        Objects.equals(order.party().subMchid(), Parties.subMerchant(call)))
                .flatMap(order ->
                        order.payments().stream()
                                .filter(payment -> payment.transactionId().equals(transactionId))
                                .map(payment -> new Paid(order, payment))
                                .findFirst())
                .orElseThrow(() -> Refused.noResource("订单"));
    }

    private long unsplit(Paid paid) {
        return sharing.unsplit(paid.payment(), refunding.refunded(paid.payment().transactionId()));
    }

    private Answer share(Call call) {
        Fields body = call.body();
        String number = body.requireRefundNumber("out_order_no");
        Paid paid = paid(call, body.require("transaction_id"));
        Optional<Share> old = world.shares().find(paid.order().party().key(number));
        if (old.isPresent()) {
            return again(old.get(), body);
        }
        List<Share.Part> parts = body.list("receivers").stream().map(f -> part(call, f)).toList();
        if (parts.isEmpty() || parts.size() > MOST_RECEIVERS) {
            throw body.invalid("receivers", "应为1到50个接收方");
        }
        long sum = parts.stream().mapToLong(Share.Part::amount).sum();
        check(paid, sum);
        return start(paid, number, parts, body.flag("unfreeze_unsplit"), unsplit(paid) - sum, body);
    }

    private void check(Paid paid, long sum) {
        if (!paid.order().terms().sharing()) {
            throw Refused.invalid("非分账订单不支持分账");
        }
        if (sum > unsplit(paid)) {
            throw Refused.of("NOT_ENOUGH", "分账金额超过订单剩余可分金额");
        }
        long shared =
                sharing.ofTransaction(paid.payment().transactionId()).stream()
                        .mapToLong(Share::shared)
                        .sum();
        if ((shared + sum) * 100 > paid.payment().amount() * MOST_PERCENT) {
            throw Refused.of("RULE_LIMIT", "分账金额超过最大分账比例");
        }
    }

    /** The name is checked for readability; whom the account belongs to is known from adding it. */
    private Share.Part part(Call call, Fields receiver) {
        call.secret(receiver, "name");
        return new Share.Part(
                "3601" + world.numbers().digits(24),
                receiver.require("type", 32),
                receiver.require("account", 64),
                receiver.requireAmount("amount"),
                receiver.require("description", 80),
                Share.Result.PENDING,
                null,
                world.now(),
                null);
    }

    private Answer start(
            Paid paid,
            String number,
            List<Share.Part> parts,
            boolean unfreezes,
            long rest,
            Fields body) {
        Share share =
                new Share(
                        "3008" + world.numbers().dated(world.now(), 18),
                        number,
                        paid.order().party(),
                        paid.payment().transactionId(),
                        parts,
                        unfreezes,
                        unfreezes ? rest : 0,
                        Share.State.PROCESSING,
                        world.now(),
                        comparable(body));
        return Answer.ok(ShareView.of(sharing.start(share)));
    }

    private static tools.jackson.databind.node.ObjectNode comparable(Fields body) {
        var copy = body.node().deepCopy();
        copy.path("receivers")
                .forEach(receiver -> {
                    if (receiver instanceof tools.jackson.databind.node.ObjectNode object) {
                        object.remove("name");
                    }
                });
        return copy;
    }

    private static Answer again(Share old, Fields body) {
        if (!old.request().equals(comparable(body))) {
            throw Refused.invalid("分账单号重复，且与首次请求的参数不一致");
        }
        return Answer.ok(ShareView.of(old));
    }

    private Answer unfreeze(Call call) {
        Fields body = call.body();
        String number = body.requireRefundNumber("out_order_no");
        Paid paid = paid(call, body.require("transaction_id"));
        String description = body.require("description", 80);
        Optional<Share> old = world.shares().find(paid.order().party().key(number));
        if (old.isPresent()) {
            return again(old.get(), body);
        }
        long rest = unsplit(paid);
        if (!paid.order().terms().sharing() || rest == 0) {
            throw Refused.invalid("订单没有待解冻的资金");
        }
        Instant now = world.now();
        Share.Part own =
                new Share.Part(
                        "3601" + world.numbers().digits(24),
                        "MERCHANT_ID",
                        paid.order().party().seller(),
                        0,
                        description,
                        Share.Result.PENDING,
                        null,
                        now,
                        null);
        return start(paid, number, List.of(own), true, rest, body);
    }

    private Answer query(Call call) {
        String transactionId = call.requireQuery("transaction_id");
        @Nullable String sub = Parties.subMerchant(call);
        String key = Party.key(call.merchant().mchid(), sub, call.request().param("number"));
        return world.shares()
                .find(key)
                .filter(share -> share.transactionId().equals(transactionId))
                .map(share -> Answer.ok(ShareView.of(share)))
                .orElseThrow(() -> Refused.noResource("分账单"));
    }

    private Answer unsplit(Call call) {
        Paid paid = paid(call, call.request().param("id"));
        return Answer.ok(
                Json.object()
                        .put("transaction_id", paid.payment().transactionId())
                        .put("unsplit_amount", unsplit(paid)));
    }
}
