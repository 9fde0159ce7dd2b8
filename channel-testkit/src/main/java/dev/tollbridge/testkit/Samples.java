package dev.tollbridge.testkit;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NumberTime;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.ShareOrder;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturn;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.VoidOrder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Orders to try a channel with. Always the same ones, so that recorded requests stay the same.
 * Their numbers are such as the gateway makes, see {@link NumberTime}; they were made at {@link
 * #NOW}.
 */
public final class Samples {
    public static final String ORDER_NO = "01m7yhx300e008000000000001";
    public static final String TRADE_NO = "2026112122001400001234567890";
    public static final String REFUND_NO = "01m7yhx300e008000000000002";
    public static final String CAPTURE_NO = "01m7yhx300e008000000000003";
    public static final String VOID_NO = "01m7yhx300e008000000000004";
    public static final String TRANSFER_NO = "01m7yhx300e008000000000005";
    public static final String SHARE_NO = "01m7yhx300e008000000000006";
    public static final String RETURN_NO = "01m7yhx300e008000000000007";
    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public static final Instant EXPIRES_AT = NOW.plus(Duration.ofMinutes(15));

    /** Where notices go; an adapter has to escape what is special in it. */
    public static final URI NOTICE_URL =
            URI.create("https://pay.example.com/notices/channel/acc_1?a=b&c=d");

    private Samples() {}

    /** A fresh context that gives the same time and the same chance each time. */
    public static CallContext context() {
        return new CallContext(NOW, new Random(42));
    }

    public static PayOrder payOrder(MethodSupport row, Money amount, ChannelScript script) {
        return new PayOrder(
                ORDER_NO,
                amount,
                "Tea & <b>cups</b> 茶/杯=1",
                "two cups",
                row.method(),
                row.scene(),
                row.needsPayerId() ? script.payerId() : null,
                "203.0.113.7",
                row.scene() == Scene.BARCODE ? Secret.of(script.authCode()) : null,
                0,
                EXPIRES_AT,
                URI.create("https://shop.example.com/back?order=1"),
                Map.of());
    }

    public static OrderRef order(MethodSupport row, Money amount, boolean authorization) {
        return new OrderRef(
                ORDER_NO, TRADE_NO, amount, row.method(), row.scene(), authorization, EXPIRES_AT);
    }

    public static RefundOrder refund(MethodSupport row, Money amount) {
        var none = new Money(0, amount.currency());
        return new RefundOrder(REFUND_NO, order(row, amount, false), amount, none, "broken cup");
    }

    public static RefundRef refundRef(MethodSupport row, Money amount) {
        return new RefundRef(REFUND_NO, order(row, amount, false), amount);
    }

    public static CaptureOrder capture(MethodSupport row, Money amount) {
        return new CaptureOrder(
                CAPTURE_NO, order(row, amount, true), TRADE_NO, amount, "Tea", true);
    }

    public static VoidOrder voidOrder(MethodSupport row, Money amount) {
        return new VoidOrder(VOID_NO, order(row, amount, true), TRADE_NO, amount);
    }

    public static final ShareReceiver RECEIVER =
            new ShareReceiver(ShareReceiver.Kind.MERCHANT, "1900000109", "Tea Ltd");

    public static ShareOrder share(MethodSupport row, Money amount) {
        return new ShareOrder(
                SHARE_NO,
                order(row, amount, false),
                List.of(new ShareOrder.Part(RECEIVER, amount)),
                false,
                "For the tea");
    }

    public static ShareOrder unfreeze(MethodSupport row, Money amount) {
        return new ShareOrder(
                SHARE_NO, order(row, amount, false), List.of(), true, "Nothing more is shared");
    }

    public static ShareReturn shareReturn(Money amount) {
        return new ShareReturn(RETURN_NO, SHARE_NO, RECEIVER, amount, "A cup was broken");
    }

    public static TransferOrder transfer(Money amount, ChannelScript script) {
        return new TransferOrder(TRANSFER_NO, amount, script.payerId(), "Li Hua", "Payout");
    }
}
