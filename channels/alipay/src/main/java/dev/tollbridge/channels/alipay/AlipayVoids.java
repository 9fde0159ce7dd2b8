package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Conflicts;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.spi.VoidState;
import java.net.URI;
import java.util.Objects;
import java.util.function.Function;

/** Gives reserved money free. */
final class AlipayVoids {
    /** What a repeat of a release that had worked may also be told. */
    private static final Conflicts CONFLICTS =
            Conflicts.of(
                    DeclineCode.ORDER_STATE_CONFLICT, DeclineCode.AUTHORIZATION_AMOUNT_EXCEEDED);

    private final AlipayGateway gateway;
    private final URI noticeUrl;

    AlipayVoids(AlipayGateway gateway, URI noticeUrl) {
        this.gateway = gateway;
        this.noticeUrl = noticeUrl;
    }

    Step<VoidState> release(VoidOrder order, CallContext context) {
        var content =
                TradeContent.empty()
                        .put("auth_no", order.authorizationTradeNo())
                        .put("out_request_no", order.voidNo())
                        .put("amount", order.amount().toDecimal())
                        .put("remark", "released");
        return gateway.exchange(
                new AlipayRequest(AlipayMethod.UNFREEZE, content, noticeUrl, null),
                context,
                answer -> {
                    if (answer.ok()) {
                        return state(answer, order.voidNo());
                    }
                    var error = AlipayErrors.of(answer);
                    return CONFLICTS.include(error)
                            ? afterConflict(order, error, context)
                            : AlipayErrors.failed(answer);
                });
    }

    private Step<VoidState> afterConflict(
            VoidOrder order, ChannelError error, CallContext context) {
        return ask(
                order,
                context,
                state ->
                        state instanceof VoidState.NotFound ? Step.refused(error) : Step.ok(state));
    }

    Step<VoidState> query(VoidOrder order, CallContext context) {
        return ask(order, context, Step::ok);
    }

    private Step<VoidState> ask(
            VoidOrder order, CallContext context, Function<VoidState, Step<VoidState>> then) {
        var content =
                TradeContent.empty()
                        .put("auth_no", order.authorizationTradeNo())
                        .put("out_request_no", order.voidNo())
                        .put("operation_type", "UNFREEZE");
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.AUTH_QUERY, content),
                context,
                answer -> {
                    if (AlipayAuthorizationQueries.isAbsent(answer)) {
                        return then.apply(new VoidState.NotFound());
                    }
                    return answer.ok()
                            ? state(answer, order.voidNo())
                            : AlipayErrors.failed(answer);
                });
    }

    private static Step<VoidState> state(AlipayAnswer answer, String voidNo) {
        var amount = answer.money("amount");
        if (amount.isEmpty() || !answer.says("out_request_no", voidNo)) {
            return Failures.unusable("the answer is about another release");
        }
        return switch (Objects.requireNonNullElse(answer.text("status"), "")) {
            case "SUCCESS" -> Step.ok(new VoidState.Succeeded(amount.get()));
            case "INIT" -> Step.ok(new VoidState.Pending());
            case "CLOSED" ->
                    Step.ok(
                            new VoidState.Failed(
                                    Failures.invalid(
                                            DeclineCode.ORDER_CLOSED,
                                            "Alipay closed the release")));
            default -> Failures.unusable("unknown state of a release");
        };
    }
}
