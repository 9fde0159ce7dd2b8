package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.wechatpay.phone.PhonePages;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.Comparator;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** {@code /wechatpay/control/transfers}: look at transfers and play the payee. */
final class TransferControl {
    private static final String ONE = "/wechatpay/control/transfers/:number";

    private final World world;
    private final PayerSide payer;
    private final NoticeBook notices;

    TransferControl(World world, PayerSide payer, NoticeBook notices) {
        this.world = world;
        this.payer = payer;
        this.notices = notices;
    }

    void route(Routes routes) {
        routes.get(ONE, on(this::show));
        routes.post(ONE + "/confirm", on(this::confirm));
    }

    private Routes.Action on(BiFunction<Request, Transfer, Reply> action) {
        return request ->
                world.transfers().all().stream()
                        .filter(t -> t.outBillNo().equals(request.param("number")))
                        .max(Comparator.comparing(Transfer::createdAt))
                        .map(transfer -> action.apply(request, transfer))
                        .orElseGet(() ->
                                Reply.problem(
                                        404, "transfer_not_found", "no transfer with this number"));
    }

    private Reply confirm(Request request, Transfer transfer) {
        if (transfer.state() != Transfer.State.WAIT_USER_CONFIRM) {
            return Reply.problem(409, "not_possible", transfer.state().name());
        }
        return show(request, payer.confirm(transfer));
    }

    private Reply show(Request request, Transfer transfer) {
        ObjectNode node =
                Json.object()
                        .put("number", transfer.outBillNo())
                        .put("transfer_bill_no", transfer.transferBillNo())
                        .put("mchid", transfer.mchid())
                        .put("openid", transfer.openid())
                        .put("status", transfer.state().name())
                        .put("amount", transfer.amount())
                        .put("currency", "CNY")
                        .put("phone_url", request.baseUri() + PhonePages.transferPath(transfer));
        if (transfer.userName() != null) {
            node.put("user_name", transfer.userName());
        }
        if (transfer.failReason() != null) {
            node.put("fail_reason", transfer.failReason());
        }
        node.set("notifications", Json.MAPPER.valueToTree(notices.ofNumber(transfer.outBillNo())));
        return Reply.ok(node);
    }
}
