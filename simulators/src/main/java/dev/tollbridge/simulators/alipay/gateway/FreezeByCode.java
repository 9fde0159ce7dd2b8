package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Freezing;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Yuan;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code alipay.fund.auth.order.freeze}: freezes by the payer's code (notes 4). */
final class FreezeByCode implements Method {
    private static final Set<String> TYPES = Set.of("bar_code", "security_code");
    private static final Duration SELF_CONFIRM = Duration.ofSeconds(5);

    private final World world;
    private final Freezing freezing;
    private final FreezeWishes wishes;

    FreezeByCode(World world, Freezing freezing, FreezeWishes wishes) {
        this.world = world;
        this.freezing = freezing;
        this.wishes = wishes;
    }

    @Override
    public ObjectNode answer(Call call) {
        Biz biz = call.biz();
        String code = biz.require("auth_code");
        if (!TYPES.contains(biz.require("auth_code_type"))) {
            throw biz.invalid("auth_code_type");
        }
        if (!PaymentCode.CODES.isWellFormed(code)) {
            throw invalidCode();
        }
        PaymentCode behaviour = PaymentCode.CODES.behaviour(code);
        refuse(behaviour);
        Freeze freeze = wishes.place(call);
        return switch (behaviour) {
            case PAYS -> frozen(freezing.confirm(freeze));
            case ASKS_PAYER -> waiting(freeze);
            case ASKS_THEN_PAYS -> waiting(confirmLater(freeze));
            case BUSY_BUT_PAID, SYSTEM_ERROR_BUT_PAID -> {
                freezing.confirm(freeze);
                throw Refused.unavailable("SYSTEM_ERROR");
            }
            case BALANCE_NOT_ENOUGH, RISK, INVALID_CODE, PAYMENT_FAIL, BUSY -> waiting(freeze);
        };
    }

    /** What stops a freeze before there is one. */
    private static void refuse(PaymentCode behaviour) {
        switch (behaviour) {
            case BALANCE_NOT_ENOUGH -> throw Refused.business("MONEY_NOT_ENOUGH", "付款方余额不足");
            case RISK -> throw Refused.business("PAYER_USER_STATUS_LIMIT", "付款方用户状态限制");
            case INVALID_CODE -> throw invalidCode();
            case PAYMENT_FAIL ->
                    throw Refused.business("NO_PAYMENT_INSTRUMENTS_AVAILABLE", "没有可用的支付工具");
            case BUSY -> throw Refused.unavailable("SYSTEM_ERROR");
            case PAYS, ASKS_PAYER, ASKS_THEN_PAYS, BUSY_BUT_PAID, SYSTEM_ERROR_BUT_PAID -> {}
        }
    }

    private static Refused invalidCode() {
        return Refused.business("PAYMENT_AUTH_CODE_INVALID", "支付授权码无效");
    }

    private Freeze confirmLater(Freeze freeze) {
        world.timers()
                .at(
                        "confirm:" + freeze.authNo(),
                        world.now().plus(SELF_CONFIRM),
                        () ->
                                world.locked(() ->
                                        world.freezes()
                                                .find(freeze.key())
                                                .filter(f -> f.status() == Freeze.Status.INIT)
                                                .map(freezing::confirm)));
        return freeze;
    }

    private static ObjectNode frozen(Freeze freeze) {
        return FreezeFields.of(freeze, freeze.freezing())
                .put("pre_auth_type", "CREDIT_AUTH")
                .put("fund_amount", "0.00")
                .put("credit_amount", Yuan.of(freeze.amount()));
    }

    /** Rule alipay.freeze.waiting. */
    private static ObjectNode waiting(Freeze freeze) {
        return FreezeFields.of(freeze, freeze.freezing())
                .put("code", "10003")
                .put("msg", "order success pay inprocess");
    }
}
