package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.wechatpay.bill.BillKind;
import dev.tollbridge.simulators.wechatpay.bill.Bills;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** {@code GET /v3/bill/tradebill} and {@code /v3/bill/fundflowbill} (notes 7). */
final class ApplyBill {
    private final Bills bills;

    ApplyBill(Bills bills) {
        this.bills = bills;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("tradebill", "/v3/bill/tradebill", this::trade),
                Operation.get("fundflowbill", "/v3/bill/fundflowbill", this::fundFlow));
    }

    private Answer trade(Call call) {
        BillKind kind =
                switch (call.query().getOrDefault("bill_type", "ALL")) {
                    case "ALL" -> BillKind.ALL;
                    case "SUCCESS" -> BillKind.SUCCESS;
                    case "REFUND" -> BillKind.REFUND;
                    default -> throw Refused.parameter("query", "bill_type", "取值有误");
                };
        return apply(call, kind);
    }

    private Answer fundFlow(Call call) {
        BillKind kind =
                switch (call.query().getOrDefault("account_type", "BASIC")) {
                    case "BASIC" -> BillKind.FUNDS_BASIC;
                    case "OPERATION" -> BillKind.FUNDS_OPERATION;
                    case "FEES" -> BillKind.FUNDS_FEES;
                    default -> throw Refused.parameter("query", "account_type", "取值有误");
                };
        return apply(call, kind);
    }

    private Answer apply(Call call, BillKind kind) {
        LocalDate day = day(call);
        if (!bills.isReady(day)) {
            throw Refused.of("STATEMENT_CREATING", "账单生成中，请稍后再试");
        }
        String tar = call.query().getOrDefault("tar_type", "");
        if (!tar.isEmpty() && !tar.equals("GZIP")) {
            throw Refused.parameter("query", "tar_type", "只支持GZIP");
        }
        String seller = call.query().getOrDefault("sub_mchid", call.merchant().mchid());
        Bills.Ready ready =
                bills.make(call.merchant().mchid(), seller, kind, day, !tar.isEmpty())
                        .orElseThrow(() -> Refused.of("NO_STATEMENT_EXIST", "账单文件不存在"));
        return Answer.ok(
                Json.object()
                        .put("hash_type", "SHA1")
                        .put("hash_value", ready.sha1())
                        .put(
                                "download_url",
                                call.request().baseUri()
                                        + BillDownload.PATH
                                        + "?token="
                                        + ready.token()));
    }

    private LocalDate day(Call call) {
        try {
            LocalDate day = LocalDate.parse(call.requireQuery("bill_date"));
            if (!bills.isKept(day)) {
                throw Refused.parameter("query", "bill_date", "只能下载三个月内的账单");
            }
            return day;
        } catch (DateTimeException e) {
            throw Refused.parameter("query", "bill_date", "格式应为YYYY-MM-DD");
        }
    }
}
