package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.state.Party;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Share;
import dev.tollbridge.simulators.wechatpay.state.ShareReturn;
import dev.tollbridge.simulators.wechatpay.state.Sharing;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v3/profitsharing/return-orders}: a merchant that received a share gives it back. */
final class ShareReturns {
    private static final String BASE = "/v3/profitsharing/return-orders";

    private final World world;
    private final Sharing sharing;

    ShareReturns(Services services) {
        this.world = services.world();
        this.sharing = services.sharing();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("return", BASE, this::giveBack),
                Operation.get("query_return", BASE + "/:number", this::query));
    }

    private Answer giveBack(Call call) {
        Fields body = call.body();
        String number = body.requireRefundNumber("out_return_no");
        Share share = share(call);
        ShareReturn wanted = wanted(number, share, body);
        Optional<ShareReturn> old = world.returns().find(wanted.key());
        if (old.isPresent() && !old.get().sameAs(wanted)) {
            throw Refused.invalid("回退单号重复，且与首次请求的参数不一致");
        }
        return Answer.ok(ShareView.of(old.orElseGet(() -> sharing.giveBack(wanted))));
    }

    private ShareReturn wanted(String number, Share share, Fields body) {
        String account = body.require("return_mchid", 32);
        long amount = body.requireAmount("amount");
        boolean possible = sharing.returnable(share, account) >= amount;
        return new ShareReturn(
                "3008" + world.numbers().dated(world.now(), 18),
                number,
                share.party(),
                share.orderId(),
                share.outOrderNo(),
                account,
                amount,
                body.require("description", 80),
                possible ? ShareReturn.Result.SUCCESS : ShareReturn.Result.FAILED,
                possible ? null : "BALANCE_NOT_ENOUGH",
                world.now(),
                world.now());
    }

    private Share share(Call call) {
        String orderId = call.body().text("order_id");
        String number = call.body().text("out_order_no");
        @Nullable String sub = Parties.subMerchant(call);
        Optional<Share> found =
                number == null
                        ? world.shares().all().stream()
                                .filter(s -> s.orderId().equals(orderId))
                                .filter(s -> s.party().mchid().equals(call.merchant().mchid()))
                                .findFirst()
                        : world.shares().find(Party.key(call.merchant().mchid(), sub, number));
        return found.orElseThrow(() -> Refused.noResource("分账单"));
    }

    private Answer query(Call call) {
        call.requireQuery("out_order_no");
        @Nullable String sub = Parties.subMerchant(call);
        String key = Party.key(call.merchant().mchid(), sub, call.request().param("number"));
        return world.returns()
                .find(key)
                .map(given -> Answer.ok(ShareView.of(given)))
                .orElseThrow(() -> Refused.noResource("回退单"));
    }
}
