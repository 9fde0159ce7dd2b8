package dev.tollbridge.channels.wechatpay;

import static dev.tollbridge.channels.support.Fields.option;

import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.Captures;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.ChannelDescriptor.OptionField;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelDescriptor.WalletBrowser;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the channel is, as data. */
final class WechatPayDescriptor {
    /** A prepay id and a code are good for two hours (section 3). */
    static final Duration PREPAY_LIFE = Duration.ofHours(2);

    /** An h5 link dies after five minutes (section 3), and the order is not to outlive it. */
    private static final Duration LINK_LIFE = Duration.ofMinutes(5);

    /** Section 3: poll for about thirty seconds, then reverse. */
    private static final Duration AT_THE_TILL = Duration.ofMinutes(1);

    /** {@code amount.total} is a 32-bit number of fen in the official library. */
    private static final long MAX_FEN = Integer.MAX_VALUE;

    static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    "wechat_pay",
                    new LocalizedText("WeChat Pay", "微信支付"),
                    List.of(
                            method(Scene.BARCODE, AT_THE_TILL, false),
                            method(Scene.QR, PREPAY_LIFE, false),
                            method(Scene.IN_APP_PAGE, PREPAY_LIFE, true),
                            method(Scene.MINI_PROGRAM, PREPAY_LIFE, true),
                            method(Scene.APP, PREPAY_LIFE, false),
                            method(Scene.H5, LINK_LIFE, false)),
                    WechatPayFields.ALL,
                    EnumSet.complementOf(
                            EnumSet.of(Capability.AUTHORIZE, Capability.CAPTURE, Capability.VOID)),
                    options(),
                    new QueryPlan(
                            List.of(
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(5),
                                    Duration.ofMinutes(30)),
                            Duration.ofHours(24)),
                    List.of(
                            new WalletBrowser(
                                    new LocalizedText("WeChat", "微信"),
                                    "MicroMessenger",
                                    "wechat_pay",
                                    Scene.IN_APP_PAGE)));

    private WechatPayDescriptor() {}

    private static MethodSupport method(Scene scene, Duration longestOpen, boolean needsPayerId) {
        return new MethodSupport(
                "wechat_pay",
                scene,
                Set.of("CNY"),
                1,
                MAX_FEN,
                Set.of(),
                Captures.NONE,
                longestOpen,
                needsPayerId);
    }

    private static List<OptionField> options() {
        return List.of(
                option(
                        "attach",
                        128,
                        "Text that comes back in queries and notices",
                        "附加数据，查询和通知中原样返回"),
                option("goods_tag", 32, "Mark of the order for coupons", "订单优惠标记"),
                option(
                        "limit_pay",
                        64,
                        "Funding sources not allowed, separated by commas: no_credit, no_debit,"
                                + " no_balance, balance_only",
                        "指定支付方式，逗号分隔：no_credit、no_debit、no_balance、balance_only"),
                option(
                        "support_fapiao",
                        5,
                        "Offer an electronic invoice: true or false",
                        "电子发票入口：true 或 false"),
                option(
                        "profit_sharing",
                        5,
                        "Freeze the money until it is shared among receivers: true or false",
                        "是否分账，true 时资金冻结至分账或解冻：true 或 false"),
                option(
                        "detail",
                        6000,
                        "The goods, a JSON object as WeChat Pay defines it",
                        "商品优惠详情，微信支付格式的 JSON 对象"),
                option("device_id", 32, "Number of the shop's terminal", "商户端设备号"),
                option("store_id", 32, "Number of the shop's branch at WeChat Pay", "微信支付门店编号"),
                option("store_out_id", 256, "The shop's own number of its branch", "商户侧门店编码"),
                option(
                        "h5_type",
                        8,
                        "Kind of phone page: Wap, iOS or Android",
                        "H5 场景类型：Wap、iOS 或 Android"));
    }
}
