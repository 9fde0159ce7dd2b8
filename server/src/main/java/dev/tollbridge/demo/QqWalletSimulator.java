package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the fake QQ Wallet for a merchant with keys. */
@Component
@DevelopmentOnly
@Order(4)
class QqWalletSimulator implements SimulatedChannel {
    private static final String MCH_ID = "1900000002";
    private final SimulatorConsole console;

    QqWalletSimulator(SimulatorConsole console) {
        this.console = console;
    }

    @Override
    public String code() {
        return "qq_wallet";
    }

    @Override
    public Draft account() throws IOException, InterruptedException {
        var merchant =
                console.register("qqwallet", "merchants/" + MCH_ID, "{\"name\":\"Demo shop\"}");
        return new Draft(
                code(),
                "Fake QQ Wallet",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "mch_id", MCH_ID,
                        "app_id", merchant.path("app_id").asString(),
                        "sign_type", merchant.path("sign_type").asString(),
                        "operator_id", merchant.path("operator").asString(),
                        "gateway_url", merchant.path("gateway_url").asString()),
                Map.of(
                        "api_key", Secret.of(merchant.path("api_key").asString()),
                        "app_key", Secret.of(merchant.path("app_key").asString()),
                        "operator_password", Secret.of(merchant.path("password").asString())));
    }

    @Override
    public Map<String, String> description() {
        return console.description("qqwallet", "mch_id", MCH_ID);
    }
}
