package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.Scene;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who the account is at WeChat Pay. With a sub-merchant the account is a service provider's: paths
 * and members then have other names (section 3), and the money is the sub-merchant's.
 */
record Merchant(
        String mchId,
        String appId,
        @Nullable String miniProgramAppId,
        @Nullable String mobileAppId,
        @Nullable String subMchId,
        @Nullable String subAppId,
        String storeOutId) {

    boolean isProvider() {
        return subMchId != null;
    }

    /** Path of the transactions API. */
    String transactions() {
        return isProvider() ? "/v3/pay/partner/transactions" : "/v3/pay/transactions";
    }

    String appId(Scene scene) {
        var own =
                switch (scene) {
                    case MINI_PROGRAM -> miniProgramAppId;
                    case APP -> mobileAppId;
                    case WEB, H5, QR, BARCODE, IN_APP_PAGE, API -> null;
                };
        return Objects.requireNonNullElse(own, appId);
    }

    /** Whose app the payer's wallet talks to. */
    String invokingAppId(Scene scene) {
        return subAppId == null ? appId(scene) : subAppId;
    }

    /** The members that say for whom an order is. */
    ObjectNode identify(ObjectNode body, Scene scene) {
        if (!isProvider()) {
            return identify(body.put("appid", appId(scene)));
        }
        body.put("sp_appid", appId(scene));
        if (subAppId != null) {
            body.put("sub_appid", subAppId);
        }
        return identify(body);
    }

    /** The merchant numbers alone. */
    ObjectNode identify(ObjectNode body) {
        return isProvider()
                ? body.put("sp_mchid", mchId).put("sub_mchid", subMchId)
                : body.put("mchid", mchId);
    }

    /** The same for a query string. */
    String query() {
        return isProvider() ? "sp_mchid=" + mchId + "&sub_mchid=" + subMchId : "mchid=" + mchId;
    }

    /** The member that names the sub-merchant where only that is asked for. */
    ObjectNode sharing(ObjectNode body) {
        return subMchId == null ? body : body.put("sub_mchid", subMchId);
    }

    /** The same behind another parameter of a query string. */
    String sharingQuery() {
        return subMchId == null ? "" : "&sub_mchid=" + subMchId;
    }

    /** A payer's id belongs to the sub-merchant's app, if that has one. */
    String payerIdMember() {
        return !isProvider() ? "openid" : subAppId == null ? "sp_openid" : "sub_openid";
    }

    /** Whether a transaction or refund that WeChat Pay tells of is this account's. */
    boolean owns(JsonNode node) {
        return isProvider()
                ? says(node, "sp_mchid", mchId) && says(node, "sub_mchid", subMchId)
                : says(node, "mchid", mchId);
    }

    /** Whether it is for one of the account's apps; a node that names none is for any. */
    boolean servesAppOf(JsonNode node) {
        var named = node.path(isProvider() ? "sp_appid" : "appid").asString("");
        return named.isEmpty() || appIds().contains(named);
    }

    private Set<String> appIds() {
        return Stream.of(appId, miniProgramAppId, mobileAppId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean says(JsonNode node, String name, @Nullable String value) {
        return node.path(name).asString("").equals(value);
    }
}
