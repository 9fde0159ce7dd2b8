package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads and places what the three freeze methods have in common (notes 4). */
final class FreezeWishes {
    private static final Set<String> PRODUCTS =
            Set.of("PRE_AUTH", "PREAUTH_PAY", "PRE_AUTH_ONLINE");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);

    private final World world;
    private final Freezing freezing;

    FreezeWishes(World world, Freezing freezing) {
        this.world = world;
        this.freezing = freezing;
    }

    /**
     * The freeze under this number: the one that waits if it asks for the same, else a new one.
     *
     * @throws Refused if the number stands for another freeze or one that is settled
     */
    Freeze place(Call call) {
        Freezing.Wish wish = read(call);
        Optional<Freeze> found =
                world.freeze(call.app().pid(), null, wish.outOrderNo()).map(freezing::current);
        if (found.isEmpty()) {
            return freezing.place(call.app(), call.method(), wish);
        }
        Freeze freeze = found.get();
        if (freeze.amount() != wish.amount()
                || !freeze.freezing().outRequestNo().equals(wish.outRequestNo())) {
            throw Refused.business("UNIQUE_VIOLATION", "违反唯一性约束");
        }
        return switch (freeze.status()) {
            case INIT -> freeze;
            case AUTHORIZED -> throw Refused.business("FREEZE_ALREADY_SUCCESS", "冻结已成功");
            case FINISH -> throw Refused.business("ORDER_ALREADY_FINISH", "授权订单已完成");
            case CLOSED -> throw Refused.business("ORDER_ALREADY_CLOSED", "授权订单已关闭");
        };
    }

    private Freezing.Wish read(Call call) {
        Biz biz = call.biz();
        String product = biz.text("product_code");
        if (product != null && !PRODUCTS.contains(product)) {
            throw biz.invalid("product_code");
        }
        Duration timeout = TermsReader.timeout(biz, timeoutName(biz), world.now());
        return new Freezing.Wish(
                biz.requireNumber("out_order_no"),
                biz.requireNumber("out_request_no"),
                biz.require("order_title"),
                biz.requireAmount("amount"),
                TermsReader.parameter(call, "notify_url"),
                timeout == null ? DEFAULT_TIMEOUT : timeout);
    }

    private static String timeoutName(Biz biz) {
        return biz.text("timeout_express") == null ? "pay_timeout" : "timeout_express";
    }
}
