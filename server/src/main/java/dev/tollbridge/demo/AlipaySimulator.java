package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the fake Alipay for an app with keys. */
@Component
@DevelopmentOnly
@Order(1)
class AlipaySimulator implements SimulatedChannel {
    private static final String APP_ID = "2021000000000001";
    private final SimulatorConsole console;

    AlipaySimulator(SimulatorConsole console) {
        this.console = console;
    }

    @Override
    public String code() {
        return "alipay";
    }

    @Override
    public Draft account() throws IOException, InterruptedException {
        var app = console.register("alipay", "apps/" + APP_ID, "{\"name\":\"Demo shop\"}");
        return new Draft(
                "alipay",
                "Fake Alipay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "app_id", app.path("app_id").asString(),
                        "seller_id", app.path("seller_id").asString(),
                        "gateway_url", app.path("gateway_url").asString(),
                        "key_mode", "public_key",
                        "alipay_public_key", app.path("alipay_public_key").asString()),
                Map.of("app_private_key", Secret.of(app.path("app_private_key").asString())));
    }

    @Override
    public Map<String, String> description() {
        return console.description("alipay", "app_id", APP_ID);
    }
}
