package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.state.Balance;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.Transferring;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v3/fund-app/mch-transfer/transfer-bills} (notes 3). */
final class TransferBills {
    private static final String BASE = "/v3/fund-app/mch-transfer/transfer-bills";

    /**
     * Rules wechatpay.transfer.name: fen from which a name is needed, and below which none may be.
     */
    private static final long NAME_NEEDED = 200_000;

    private static final long NAME_REFUSED = 30;

    private final World world;
    private final Transferring transferring;
    private final Balance balance;

    TransferBills(Services services) {
        this.world = services.world();
        this.transferring = services.transferring();
        this.balance = services.balance();
    }

    List<Operation> operations() {
        return List.of(
                Operation.post("transfer", BASE, this::start),
                Operation.get("query_transfer", BASE + "/out-bill-no/:number", this::query),
                Operation.get(
                        "query_transfer", BASE + "/transfer-bill-no/:bill", this::queryByBill),
                Operation.post(
                        "cancel_transfer", BASE + "/out-bill-no/:number/cancel", this::cancel));
    }

    private Answer start(Call call) {
        Fields body = call.body();
        String number = body.requirePlainNumber("out_bill_no");
        long amount = body.requireAmount("transfer_amount");
        String appid = Parties.app(call, body.require("appid", 32));
        String openid = body.require("openid", 64);
        String remark = body.require("transfer_remark", 32);
        body.require("transfer_scene_id", 36);
        if (body.list("transfer_scene_report_infos").isEmpty()) {
            throw body.invalid("transfer_scene_report_infos", "缺少必填参数");
        }
        @Nullable String name = name(call, amount);
        Optional<Transfer> old =
                world.transfers().find(Transfer.key(call.merchant().mchid(), number));
        if (old.isPresent()) {
            return again(old.get(), call);
        }
        if (balance.of(call.merchant().mchid()) < amount) {
            throw Refused.of("NOT_ENOUGH", "商户运营账户资金不足");
        }
        Instant now = world.now();
        Transfer transfer =
                new Transfer(
                        "1330" + world.numbers().dated(now, 20),
                        number,
                        call.merchant().mchid(),
                        appid,
                        openid,
                        name,
                        amount,
                        remark,
                        body.text("notify_url"),
                        world.numbers().token(32),
                        Transfer.State.WAIT_USER_CONFIRM,
                        null,
                        now,
                        now,
                        comparable(body));
        return Answer.ok(started(transferring.start(transfer)));
    }

    /** Each encryption of a name looks different, so names are left out of the comparison. */
    private static ObjectNode comparable(Fields body) {
        ObjectNode copy = body.node().deepCopy();
        copy.remove("user_name");
        return copy;
    }

    private static @Nullable String name(Call call, long amount) {
        String name = call.secret(call.body(), "user_name");
        if (name == null && amount >= NAME_NEEDED) {
            throw call.body().invalid("user_name", "转账金额大于等于2000元时必填");
        }
        if (name != null && amount < NAME_REFUSED) {
            throw call.body().invalid("user_name", "转账金额小于0.3元时不支持");
        }
        return name;
    }

    private static Answer again(Transfer old, Call call) {
        if (!old.request().equals(comparable(call.body()))) {
            throw Refused.invalid("商户单号重复，且与首次请求的参数不一致");
        }
        return Answer.ok(started(old));
    }

    private static ObjectNode started(Transfer transfer) {
        ObjectNode node =
                Json.object()
                        .put("out_bill_no", transfer.outBillNo())
                        .put("transfer_bill_no", transfer.transferBillNo())
                        .put("create_time", WireTime.of(transfer.createdAt()))
                        .put("state", transfer.state().name());
        if (transfer.state() == Transfer.State.WAIT_USER_CONFIRM) {
            node.put("package_info", transfer.token());
        }
        return node;
    }

    private Transfer require(Call call) {
        String key = Transfer.key(call.merchant().mchid(), call.request().param("number"));
        return world.transfers().find(key).orElseThrow(() -> Refused.of("NOT_FOUND", "记录不存在"));
    }

    private Answer query(Call call) {
        return Answer.ok(TransferView.of(require(call)));
    }

    private Answer queryByBill(Call call) {
        return world.transfers().all().stream()
                .filter(t -> t.transferBillNo().equals(call.request().param("bill")))
                .filter(t -> t.mchid().equals(call.merchant().mchid()))
                .findFirst()
                .map(transfer -> Answer.ok(TransferView.of(transfer)))
                .orElseThrow(() -> Refused.of("NOT_FOUND", "记录不存在"));
    }

    private Answer cancel(Call call) {
        Transfer transfer = require(call);
        boolean again =
                transfer.state() == Transfer.State.CANCELING
                        || transfer.state() == Transfer.State.CANCELLED;
        if (!again && transfer.state() != Transfer.State.WAIT_USER_CONFIRM) {
            throw Refused.invalid("当前单据状态不支持撤销");
        }
        Transfer canceled = transferring.cancel(transfer);
        return Answer.ok(
                Json.object()
                        .put("out_bill_no", canceled.outBillNo())
                        .put("transfer_bill_no", canceled.transferBillNo())
                        .put("state", canceled.state().name())
                        .put("update_time", WireTime.of(canceled.updatedAt())));
    }
}
