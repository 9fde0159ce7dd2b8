package dev.tollbridge.channels.unionpay;

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
final class UnionPayDescriptor {
    static final String CARD = "unionpay";

    /** Payers that are companies, on their banks' pages. */
    static final String B2B = "unionpay_b2b";

    /** How long a code can be scanned is not confirmed [?]; a long wait is of no use at a till. */
    static final Duration CODE_LIFE = Duration.ofMinutes(30);

    /** {@code payTimeout} bounds an order; how far off it may lie is not confirmed [?]. */
    private static final Duration PAGE_LIFE = Duration.ofHours(2);

    private static final Duration AT_THE_TILL = Duration.ofMinutes(1);

    /** {@code txnAmt} has twelve digits of fen (section 2). */
    private static final long MAX_FEN = 999_999_999_999L;

    static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    "unionpay",
                    new LocalizedText("UnionPay", "银联"),
                    List.of(
                            method(CARD, Scene.BARCODE, AT_THE_TILL, false),
                            method(CARD, Scene.QR, CODE_LIFE, false),
                            method(CARD, Scene.WEB, PAGE_LIFE, true),
                            method(CARD, Scene.H5, PAGE_LIFE, true),
                            method(CARD, Scene.APP, PAGE_LIFE, true),
                            method(B2B, Scene.WEB, PAGE_LIFE, false)),
                    UnionPayFields.ALL,
                    EnumSet.complementOf(
                            EnumSet.of(
                                    Capability.CLOSE,
                                    Capability.TRANSFER,
                                    Capability.IDENTIFY_PAYER,
                                    Capability.SHARE)),
                    options(),
                    queryPlan(),
                    List.of(
                            new WalletBrowser(
                                    new LocalizedText("UnionPay", "云闪付"),
                                    "UnionPay/",
                                    CARD,
                                    Scene.H5)));

    private UnionPayDescriptor() {}

    private static MethodSupport method(
            String method, Scene scene, Duration longestOpen, boolean manualCapture) {
        return new MethodSupport(
                method,
                scene,
                Set.of("CNY"),
                1,
                MAX_FEN,
                Set.of(),
                manualCapture ? Captures.ONCE : Captures.NONE,
                longestOpen,
                false);
    }

    /**
     * Section 6 has one plan for calls (seconds) and one for pages (minutes); after the other,
     * since a channel has one plan. The number of queries is limited there (code 37).
     */
    private static QueryPlan queryPlan() {
        return new QueryPlan(
                List.of(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16),
                        Duration.ofSeconds(32),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1)),
                Duration.ofDays(2));
    }

    private static List<OptionField> options() {
        return List.of(
                option(
                        "payer_phone",
                        11,
                        "The phone number that the payer's bank knows, so that the payer need not"
                                + " type it; sent encrypted",
                        "持卡人银行预留手机号，加密上送，免去持卡人输入"),
                option("term_id", 8, "Number of the shop's terminal, for barcode", "终端号，用于付款码"));
    }
}
