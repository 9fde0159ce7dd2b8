package dev.tollbridge.channels.alipay;

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
final class AlipayDescriptor {
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);

    /**
     * Nobody waits longer at a till: an order that the payer has not confirmed by then is
     * cancelled.
     */
    private static final Duration AT_THE_TILL = Duration.ofMinutes(2);

    /** A precreated code is good for two hours (section 4). */
    static final Duration QR_LIFE = Duration.ofHours(2);

    static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    "alipay",
                    new LocalizedText("Alipay", "支付宝"),
                    List.of(
                            method(Scene.WEB, false, FIFTEEN_DAYS, false),
                            method(Scene.H5, false, FIFTEEN_DAYS, false),
                            method(Scene.QR, true, QR_LIFE, false),
                            method(Scene.BARCODE, true, AT_THE_TILL, false),
                            method(Scene.IN_APP_PAGE, false, FIFTEEN_DAYS, true),
                            method(Scene.MINI_PROGRAM, false, FIFTEEN_DAYS, true),
                            method(Scene.APP, true, FIFTEEN_DAYS, false)),
                    AlipayFields.ALL,
                    EnumSet.complementOf(EnumSet.of(Capability.IDENTIFY_PAYER, Capability.SHARE)),
                    options(),
                    new QueryPlan(
                            List.of(
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(5),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(5),
                                    Duration.ofMinutes(30)),
                            Duration.ofHours(24)),
                    List.of(
                            new WalletBrowser(
                                    new LocalizedText("Alipay", "支付宝"),
                                    "AlipayClient",
                                    "alipay",
                                    Scene.H5)));

    private AlipayDescriptor() {}

    private static MethodSupport method(
            Scene scene, boolean manualCapture, Duration longestOpen, boolean needsPayerId) {
        return new MethodSupport(
                "alipay",
                scene,
                Set.of("CNY"),
                1,
                10_000_000_000L,
                Set.of(3, 6, 12),
                manualCapture ? Captures.IN_PARTS : Captures.NONE,
                longestOpen,
                needsPayerId);
    }

    private static List<OptionField> options() {
        return List.of(
                option("store_id", 32, "Number of the shop's branch", "商户门店编号"),
                option("terminal_id", 32, "Number of the shop's terminal", "商户机具终端编号"),
                option("operator_id", 28, "Number of the shop's cashier", "商户操作员编号"),
                option(
                        "goods_detail",
                        4096,
                        "The goods, a JSON array as Alipay defines it",
                        "商品明细，支付宝格式的 JSON 数组"),
                option(
                        "passback_params",
                        256,
                        "Text that comes back in the notice",
                        "异步通知中原样返回的文本"),
                option(
                        "enable_pay_channels",
                        128,
                        "The only funding sources allowed, separated by commas",
                        "可用支付渠道，逗号分隔"),
                option(
                        "disable_pay_channels",
                        128,
                        "Funding sources not allowed, separated by commas",
                        "禁用支付渠道，逗号分隔"),
                option(
                        "hb_fq_seller_percent",
                        3,
                        "Share of the instalment fee that the shop bears: 0 or 100",
                        "花呗分期商家承担手续费比例：0 或 100"),
                option(
                        "quit_url",
                        400,
                        "Where the payer goes who gives up on the phone page",
                        "用户中途退出手机网站支付时返回的地址"),
                option(
                        "qr_pay_mode",
                        1,
                        "How the desktop page shows its QR code: 0 to 4",
                        "电脑网站支付二维码的展示方式：0 至 4"),
                option(
                        "qrcode_width",
                        4,
                        "Width of that QR code in pixels, with qr_pay_mode 4",
                        "二维码宽度（像素），配合 qr_pay_mode 4"),
                option(
                        "op_app_id",
                        32,
                        "App id of the mini program, if it is not the account's",
                        "小程序的应用编号（与账户不同时填写）"),
                option(
                        "sys_service_provider_id",
                        64,
                        "PID of the service provider for rebates",
                        "系统商返佣编号（PID）"));
    }
}
