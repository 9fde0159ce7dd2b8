package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Transfer;
import dev.tollbridge.simulators.alipay.state.Transferring;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Json;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.fund.trans.uni.transfer} (notes 4). What happens is told by the end of the payee's
 * identity: {@code 0404} does not exist, {@code 0102} succeeds after a minute, {@code 0103} fails
 * after a minute.
 */
final class TransferMoney implements Method {
    private static final Set<String> IDENTITIES =
            Set.of("ALIPAY_USER_ID", "ALIPAY_LOGON_ID", "ALIPAY_OPEN_ID");

    private final World world;
    private final Transferring transferring;

    TransferMoney(World world, Transferring transferring) {
        this.world = world;
        this.transferring = transferring;
    }

    @Override
    public ObjectNode answer(Call call) {
        Transfer wanted = read(call);
        Optional<Transfer> earlier = world.transfers().find(wanted.key());
        if (earlier.isPresent()) {
            if (!earlier.get().sameAs(wanted)) {
                throw Refused.business("PAYMENT_INFO_INCONSISTENCY", "两次请求商户单号一样，但是参数不一致");
            }
            return fields(earlier.get());
        }
        if (wanted.payee().endsWith("0404")) {
            throw Refused.business("PAYEE_NOT_EXIST", "收款账号不存在");
        }
        if (transferring.balance(call.app().pid()) < wanted.amount()) {
            throw Refused.business("PAYER_BALANCE_NOT_ENOUGH", "付款方余额不足");
        }
        return fields(transferring.start(wanted));
    }

    private Transfer read(Call call) {
        Biz biz = call.biz();
        if (!biz.require("product_code").equals("TRANS_ACCOUNT_NO_PWD")) {
            throw biz.invalid("product_code");
        }
        if (!biz.require("biz_scene").equals("DIRECT_TRANSFER")) {
            throw biz.invalid("biz_scene");
        }
        Biz payee = biz.child("payee_info");
        String type = payee.require("identity_type");
        if (!IDENTITIES.contains(type)) {
            throw biz.invalid("payee_info.identity_type");
        }
        String name = payee.text("name");
        if (name == null && type.equals("ALIPAY_LOGON_ID")) {
            throw biz.invalid("payee_info.name");
        }
        return new Transfer(
                world.numbers().dated(world.now(), 24),
                world.numbers().dated(world.now(), 24),
                call.app().appId(),
                call.app().pid(),
                biz.requireNumber("out_biz_no"),
                biz.requireAmount("trans_amount"),
                payee.require("identity"),
                name,
                biz.require("order_title"),
                Transfer.Status.SUCCESS,
                null,
                world.now());
    }

    private static ObjectNode fields(Transfer transfer) {
        return Json.object()
                .put("out_biz_no", transfer.outBizNo())
                .put("order_id", transfer.orderId())
                .put("pay_fund_order_id", transfer.fundOrderId())
                .put("status", transfer.status().name())
                .put("trans_date", ChinaTime.of(transfer.at()));
    }
}
