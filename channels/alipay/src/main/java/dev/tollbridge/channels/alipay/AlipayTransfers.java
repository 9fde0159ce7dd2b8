package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Pays out to another Alipay account. */
final class AlipayTransfers {
    private final AlipayGateway gateway;

    AlipayTransfers(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    Step<TransferState> transfer(TransferOrder transfer, CallContext context) {
        var payee =
                TradeContent.empty()
                        .put("identity", transfer.payeeAccount())
                        .put("identity_type", identityType(transfer.payeeAccount()));
        if (transfer.payeeName() != null) {
            payee.put("name", transfer.payeeName());
        }
        var content =
                reference(transfer)
                        .put("trans_amount", transfer.amount().toDecimal())
                        .put("order_title", transfer.title());
        content.set("payee_info", payee);
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.TRANSFER, content),
                context,
                answer -> answer.ok() ? state(answer, transfer) : AlipayErrors.failed(answer));
    }

    Step<TransferState> query(TransferOrder transfer, CallContext context) {
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.TRANSFER_QUERY, reference(transfer)),
                context,
                answer -> {
                    if (answer.subCode().equals("ORDER_NOT_EXIST")) {
                        return Step.ok(new TransferState.NotFound());
                    }
                    return answer.ok() ? state(answer, transfer) : AlipayErrors.failed(answer);
                });
    }

    private static ObjectNode reference(TransferOrder transfer) {
        return TradeContent.empty()
                .put("out_biz_no", transfer.transferNo())
                .put("product_code", "TRANS_ACCOUNT_NO_PWD")
                .put("biz_scene", "DIRECT_TRANSFER");
    }

    private static String identityType(String account) {
        if (account.matches("2088[0-9]{12}")) {
            return "ALIPAY_USER_ID";
        }
        return account.contains("@") || account.matches("\\+?[0-9-]{6,20}")
                ? "ALIPAY_LOGON_ID"
                : "ALIPAY_OPEN_ID";
    }

    private static Step<TransferState> state(AlipayAnswer answer, TransferOrder transfer) {
        if (!answer.says("out_biz_no", transfer.transferNo())) {
            return Failures.unusable("the answer is about another transfer");
        }
        var orderId = answer.text("order_id");
        return switch (Objects.requireNonNullElse(answer.text("status"), "")) {
            case "SUCCESS" -> Step.ok(new TransferState.Succeeded(orderId));
            case "WAIT_PAY", "DEALING" -> Step.ok(new TransferState.Pending(orderId));
            case "REFUND" -> Step.ok(new TransferState.Returned(orderId));
            case "FAIL", "CLOSED" ->
                    Step.ok(new TransferState.Failed(AlipayErrors.ofFinal(answer)));
            default -> Failures.unusable("unknown state of a transfer");
        };
    }
}
