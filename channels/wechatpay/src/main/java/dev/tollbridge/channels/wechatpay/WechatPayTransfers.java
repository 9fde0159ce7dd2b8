package dev.tollbridge.channels.wechatpay;

import static dev.tollbridge.channels.support.OrderRules.refusal;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.TransferState;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Pays out to a payer's wallet; the payee usually confirms it there (section 3). */
final class WechatPayTransfers {
    private static final String PATH = "/v3/fund-app/mch-transfer/transfer-bills";
    private static final int MAX_REMARK = 32;
    private static final int MAX_NAME = 64;

    /** From 2,000 yuan the name is required, below 0.30 yuan it is not allowed [?]. */
    private static final long NAME_NEEDED_FEN = 200_000;

    private static final long NAME_ALLOWED_FEN = 30;

    private final WechatPayGateway gateway;
    private final Merchant merchant;
    private final TransferScene scene;

    WechatPayTransfers(WechatPayGateway gateway, Merchant merchant, TransferScene scene) {
        this.gateway = gateway;
        this.merchant = merchant;
        this.scene = scene;
    }

    Step<TransferState> transfer(TransferOrder transfer, CallContext context) {
        var problem = problem(transfer);
        if (problem.isPresent()) {
            return Step.refused(problem.get());
        }
        return name(transfer) == null
                ? send(gateway, transfer, context)
                : gateway.withEncryption(context, with -> send(with, transfer, context));
    }

    private Optional<ChannelError> problem(TransferOrder transfer) {
        if (merchant.isProvider()) {
            return Optional.of(
                    Failures.unsupported("a service provider cannot pay out for a merchant"));
        }
        if (scene.id() == null || scene.reportInfos() == null) {
            return Optional.of(
                    ChannelError.of(
                            ErrorCategory.CONFIGURATION,
                            DeclineCode.PERMISSION_DENIED,
                            "transfers need the account's transfer_scene_id and"
                                    + " transfer_scene_report_infos"));
        }
        if (!transfer.amount().currency().equals(Values.CNY)) {
            return refusal(DeclineCode.CURRENCY_NOT_SUPPORTED, "WeChat Pay pays out CNY only");
        }
        return transfer.amount().minor() >= NAME_NEEDED_FEN && name(transfer) == null
                ? refusal(DeclineCode.INVALID_REQUEST, "from 2,000 yuan the payee's name is needed")
                : Optional.empty();
    }

    private static @Nullable String name(TransferOrder transfer) {
        var name = transfer.payeeName();
        return name == null || name.isBlank() || transfer.amount().minor() < NAME_ALLOWED_FEN
                ? null
                : Texts.shorten(name, MAX_NAME);
    }

    private Step<TransferState> send(
            WechatPayGateway with, TransferOrder transfer, CallContext context) {
        return with.exchange(
                new WechatPayRequest(
                        WechatPayOperation.TRANSFER, PATH, content(with, transfer, context)),
                context,
                answer -> answer.ok() ? state(answer, transfer) : WechatPayErrors.failed(answer));
    }

    private ObjectNode content(WechatPayGateway with, TransferOrder transfer, CallContext context) {
        var content =
                Json.object()
                        .put("appid", merchant.appId(Scene.IN_APP_PAGE))
                        .put("out_bill_no", transfer.transferNo())
                        .put("transfer_scene_id", scene.id())
                        .put("openid", transfer.payeeAccount());
        var name = name(transfer);
        var key = with.platform().preferred(context.now());
        if (name != null && key.isPresent()) {
            content.put(
                    "user_name", SensitiveFields.encrypt(name, key.get().key(), context.random()));
        }
        content.put("transfer_amount", transfer.amount().minor());
        content.put("transfer_remark", Texts.shorten(transfer.title(), MAX_REMARK));
        content.set("transfer_scene_report_infos", scene.reportInfos());
        return content;
    }

    Step<TransferState> query(TransferOrder transfer, CallContext context) {
        return gateway.exchange(
                WechatPayRequest.get(
                        WechatPayOperation.TRANSFER_QUERY,
                        PATH + "/out-bill-no/" + transfer.transferNo()),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return Step.ok(new TransferState.NotFound());
                    }
                    return answer.ok() ? state(answer, transfer) : WechatPayErrors.failed(answer);
                });
    }

    private Step<TransferState> state(WechatPayAnswer answer, TransferOrder transfer) {
        if (!answer.says("out_bill_no", transfer.transferNo())) {
            return Failures.unusable("the answer is about another transfer");
        }
        var billNo = answer.text("transfer_bill_no");
        return switch (Objects.requireNonNullElse(answer.text("state"), "")) {
            case "SUCCESS" -> Step.ok(new TransferState.Succeeded(billNo));
            // TRANSFERING is spelled so.
            case "ACCEPTED", "PROCESSING", "WAIT_USER_CONFIRM", "TRANSFERING", "CANCELING" ->
                    Step.ok(new TransferState.Pending(billNo, confirmation(answer)));
            case "FAIL" ->
                    Step.ok(new TransferState.Failed(failed(answer, answer.text("fail_reason"))));
            case "CANCELLED" -> Step.ok(new TransferState.Failed(failed(answer, "CANCELLED")));
            default -> Failures.unusable("unknown state of a transfer");
        };
    }

    /** What the payee's wallet takes; only the first answer has it. */
    private @Nullable NextAction confirmation(WechatPayAnswer answer) {
        var info = answer.text("package_info");
        return info == null
                ? null
                : new NextAction.Invoke(
                        "wechatpay_transfer",
                        Map.of(
                                "mchId",
                                merchant.mchId(),
                                "appId",
                                merchant.appId(Scene.IN_APP_PAGE),
                                "package",
                                info));
    }

    private static ChannelError failed(WechatPayAnswer answer, @Nullable String reason) {
        return WechatPayErrors.ofFinal(
                answer.operation(), reason, "WeChat Pay did not pay out: nothing was taken");
    }
}
