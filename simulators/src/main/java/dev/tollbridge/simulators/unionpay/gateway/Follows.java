package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.unionpay.state.Following;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Terms;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Map;
import java.util.Optional;

/** What follows a paid transaction without its payer (notes 2). Expects the world's lock. */
final class Follows {
    private final World world;
    private final Trading trading;
    private final Following following;

    Follows(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
        this.following = new Following(world);
    }

    /** Says that it was taken on; how it ends tells the query (notes 4). */
    Map<String, String> answer(Call call) {
        Kind kind = call.kind();
        String merId = call.merchant().merId();
        String orderId = call.orderId();
        if (world.transactions()
                .find(Transaction.key(merId, orderId, call.txnTime()))
                .isPresent()) {
            throw new Refused("12", "");
        }
        Form form = call.form();
        String origQryId = form.require("origQryId", "\\d{1,40}");
        long amount = Long.parseLong(form.require("txnAmt", "[1-9]\\d{0,11}"));
        form.require("channelType", "07|08");
        Terms terms =
                new Terms(
                        call.entry(),
                        form.require("bizType", "\\d{6}"),
                        amount,
                        null,
                        form.require("backUrl", "https?://.*"),
                        null,
                        "",
                        form.optional("reqReserved"),
                        form.text("encoding"),
                        origQryId,
                        null);
        Optional<String> obstacle = following.obstacle(merId, kind, origQryId, amount);
        if (obstacle.isPresent()) {
            throw new Refused(obstacle.get(), "");
        }
        Transaction accepted =
                trading.follow(trading.start(merId, orderId, call.txnTime(), kind, terms));
        return Map.of("queryId", TransactionView.queryId(accepted), "txnAmt", "" + amount);
    }
}
