package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.Party;
import org.jspecify.annotations.Nullable;

/** Whom a request is made for, and whether the caller may. */
final class Parties {
    private Parties() {}

    /** The members of an order: mchid and appid, or their {@code sp_} and {@code sub_} forms. */
    static Party ofOrder(Call call, boolean partner) {
        Fields body = call.body();
        if (!partner) {
            same(call, "body", "mchid", body.require("mchid", 32));
            return new Party(
                    call.merchant().mchid(), app(call, body.require("appid", 32)), null, null);
        }
        same(call, "body", "sp_mchid", body.require("sp_mchid", 32));
        String sub = subMerchant(call.merchant(), body.require("sub_mchid", 32));
        return new Party(
                call.merchant().mchid(),
                app(call, body.require("sp_appid", 32)),
                sub,
                body.text("sub_appid"));
    }

    /** The sub-merchant a query or a body without further members names. */
    static @Nullable String subMerchant(Call call) {
        String named = call.body().text("sub_mchid");
        String asked = named == null ? call.query().get("sub_mchid") : named;
        return asked == null ? null : subMerchant(call.merchant(), asked);
    }

    /** Queries and closes: {@code mchid}, or {@code sp_mchid} with {@code sub_mchid}. */
    static @Nullable String ofQuery(Call call, boolean partner) {
        if (!partner) {
            same(call, "query", "mchid", call.requireQuery("mchid"));
            return null;
        }
        same(call, "query", "sp_mchid", call.requireQuery("sp_mchid"));
        return subMerchant(call.merchant(), call.requireQuery("sub_mchid"));
    }

    static @Nullable String ofClose(Call call, boolean partner) {
        if (!partner) {
            same(call, "body", "mchid", call.body().require("mchid"));
            return null;
        }
        same(call, "body", "sp_mchid", call.body().require("sp_mchid"));
        return subMerchant(call.merchant(), call.body().require("sub_mchid"));
    }

    private static String subMerchant(Merchant merchant, String subMchid) {
        if (!merchant.subMerchants().contains(subMchid)) {
            throw Refused.of("NO_AUTH", "特约商户与服务商没有授权关系");
        }
        return subMchid;
    }

    private static void same(Call call, String location, String name, String mchid) {
        if (!mchid.equals(call.merchant().mchid())) {
            throw Refused.parameter(location, name, "与Http头Authorization中的mchid不一致");
        }
    }

    static String app(Call call, String appid) {
        if (!call.merchant().owns(appid)) {
            throw Refused.of("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试");
        }
        return appid;
    }
}
