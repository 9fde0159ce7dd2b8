package dev.tollbridge.demo;

import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Asks the fake UnionPay for a merchant with keys. */
@Component
@DevelopmentOnly
@Order(3)
class UnionPaySimulator implements SimulatedChannel {
    private static final String MER_ID = "777290000000001";

    /** Under these names the simulator tells them and the account wants them. */
    private static final List<String> VALUES =
            List.of(
                    "mer_id",
                    "merchant_certificate",
                    "unionpay_root_certificate",
                    "unionpay_middle_certificate",
                    "gateway_url",
                    "file_gateway_url");

    private final SimulatorConsole console;

    UnionPaySimulator(SimulatorConsole console) {
        this.console = console;
    }

    @Override
    public String code() {
        return "unionpay";
    }

    @Override
    public Draft account() throws IOException, InterruptedException {
        var merchant =
                console.register("unionpay", "merchants/" + MER_ID, "{\"name\":\"Demo shop\"}");
        return new Draft(
                code(),
                "Fake UnionPay",
                true,
                ChannelAccounts.DEFAULT_PRIORITY,
                VALUES.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        name -> merchant.path(name).asString())),
                Map.of(
                        "merchant_private_key",
                        Secret.of(merchant.path("merchant_private_key").asString())));
    }

    @Override
    public Map<String, String> description() {
        return console.description("unionpay", "mer_id", MER_ID);
    }
}
