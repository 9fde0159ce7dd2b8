package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the fake WeChat Pay for a merchant with keys. */
@Component
@DevelopmentOnly
@Order(2)
class WechatPaySimulator implements SimulatedChannel {
    private static final String MCH_ID = "1900000001";
    private static final String APP_ID = "wx2021000000000001";
    private final SimulatorConsole console;

    WechatPaySimulator(SimulatorConsole console) {
        this.console = console;
    }

    @Override
    public String code() {
        return "wechat_pay";
    }

    @Override
    public Draft account() throws IOException, InterruptedException {
        var merchant =
                console.register(
                        "wechatpay",
                        "merchants/" + MCH_ID,
                        "{\"name\":\"Demo shop\",\"appids\":[\"" + APP_ID + "\"]}");
        return new Draft(
                code(),
                "Fake WeChat Pay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                Map.of(
                        "mch_id",
                        MCH_ID,
                        "app_id",
                        APP_ID,
                        "merchant_serial_no",
                        merchant.path("merchant_serial").asString(),
                        "platform_public_key_id",
                        merchant.path("public_key_id").asString(),
                        "platform_public_key",
                        merchant.path("public_key").asString(),
                        "gateway_url",
                        merchant.path("base_url").asString(),
                        "open_url",
                        console.base() + "/wechatpay",
                        "open_api_url",
                        console.base() + "/wechatpay"),
                Map.of(
                        "merchant_private_key",
                        Secret.of(merchant.path("merchant_private_key").asString()),
                        "api_v3_key",
                        Secret.of(merchant.path("api_v3_key").asString()),
                        "app_secret",
                        Secret.of("of the fake")));
    }

    @Override
    public Map<String, String> description() {
        return console.description("wechatpay", "mch_id", MCH_ID);
    }
}
