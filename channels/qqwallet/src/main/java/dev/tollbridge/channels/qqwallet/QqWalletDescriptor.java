package dev.tollbridge.channels.qqwallet;

import static dev.tollbridge.channels.support.Fields.option;

import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.Captures;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.ChannelDescriptor.OptionField;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the channel is, as data. */
final class QqWalletDescriptor {
    /** A prepay id is good for two hours (section 3). */
    private static final Duration PREPAY_LIFE = Duration.ofHours(2);

    /** Section 4: not to be reversed before five minutes have passed. */
    private static final Duration AT_THE_TILL = Duration.ofMinutes(5);

    /** {@code total_fee} is an Int. */
    private static final long MAX_FEN = Integer.MAX_VALUE;

    static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    "qq_wallet",
                    new LocalizedText("QQ Wallet", "QQ 钱包"),
                    List.of(
                            method(Scene.BARCODE, AT_THE_TILL),
                            method(Scene.QR, PREPAY_LIFE),
                            method(Scene.IN_APP_PAGE, PREPAY_LIFE),
                            method(Scene.APP, PREPAY_LIFE)),
                    QqWalletFields.ALL,
                    Set.of(
                            Capability.PAY,
                            Capability.QUERY,
                            Capability.CLOSE,
                            Capability.CANCEL,
                            Capability.REFUND,
                            Capability.QUERY_REFUND,
                            Capability.DOWNLOAD_BILL,
                            Capability.RECEIVE_NOTICES),
                    options(),
                    new QueryPlan(
                            List.of(
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(5),
                                    Duration.ofMinutes(30)),
                            Duration.ofHours(24)),
                    List.of());

    private QqWalletDescriptor() {}

    private static MethodSupport method(Scene scene, Duration longestOpen) {
        return new MethodSupport(
                "qq_wallet",
                scene,
                Set.of("CNY"),
                1,
                MAX_FEN,
                Set.of(),
                Captures.NONE,
                longestOpen,
                false);
    }

    private static List<OptionField> options() {
        return List.of(
                option(
                        "attach",
                        128,
                        "Text that comes back in queries and notices",
                        "附加数据，查询和通知中原样返回"),
                option(
                        "limit_pay",
                        32,
                        "Funding sources not allowed, one of "
                                + String.join(", ", OrderChecks.LIMITS),
                        "指定支付方式，取其一：" + String.join("、", OrderChecks.LIMITS)),
                option("promotion_tag", 128, "Mark of a campaign of QQ Wallet", "QQ 钱包活动标识"),
                option(
                        "device_info",
                        32,
                        "Number of the shop's terminal; the merchant number if empty",
                        "终端设备号，留空使用商户号"));
    }
}
