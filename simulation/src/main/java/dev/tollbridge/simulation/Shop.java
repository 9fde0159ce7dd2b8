package dev.tollbridge.simulation;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.spi.Secret;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A merchant with an account at the channel and a receiver of webhooks.
 *
 * @param url of its receiver
 */
record Shop(String name, Caller caller, ChannelAccount account, String url) {

    /** Numbers of their apps at the channel. */
    static final String APP_OF_A = "2021000000000001";

    static final String APP_OF_B = "2021000000000002";

    static Shop open(World world, String name) {
        var node = world.node(0);
        var merchant = node.bean(Merchants.class).create(name);
        var app = node.bean(Apps.class).create(merchant.id(), "till");
        var keys = world.apps().app(name.equals("A") ? APP_OF_A : APP_OF_B);
        var account =
                node.bean(ChannelAccounts.class)
                        .create(
                                new ChannelAccountId(node.bean(IdGenerator.class).next()),
                                merchant.id(),
                                false,
                                draft(keys));
        String url = "http://shop-" + name + ".simulated/webhooks";
        node.bean(WebhookEndpoints.class).create(merchant.id(), false, url, List.of());
        for (var each : world.nodes()) {
            each.channels().open(account);
            each.webhooks().warm(merchant.id());
        }
        return new Shop(name, new Caller(merchant.id(), app.id(), false), account, url);
    }

    private static ChannelAccounts.Draft draft(JsonNode keys) {
        return new ChannelAccounts.Draft(
                "alipay",
                "Simulated Alipay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "app_id", keys.path("app_id").asString(),
                        "seller_id", keys.path("seller_id").asString(),
                        "gateway_url", keys.path("gateway_url").asString(),
                        "alipay_public_key", keys.path("alipay_public_key").asString(),
                        "key_mode", keys.path("mode").asString()),
                Map.of("app_private_key", Secret.of(keys.path("app_private_key").asString())));
    }
}
