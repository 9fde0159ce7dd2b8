package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.VoidOrder;
import java.util.List;
import java.util.function.Supplier;

/** Replies to every operation: unsigned ones prove nothing, signed ones may hold anything. */
class ReplyFuzzTest {
    private static final Money AMOUNT = Money.of(1230, "CNY");
    private static final OrderRef ORDER = order(false);
    private static final RefundRef REFUND = new RefundRef("R1", ORDER, AMOUNT);
    private static final CaptureOrder CAPTURE =
            new CaptureOrder("C1", order(true), "2026", AMOUNT, "Tea", true);
    private static final VoidOrder VOID = new VoidOrder("V1", order(true), "2026", AMOUNT);
    private static final TransferOrder TRANSFER =
            new TransferOrder("X1", AMOUNT, "2088102146225135", "Li Hua", "Payout");

    private static final List<Supplier<Step<?>>> OPERATIONS =
            List.of(
                    () -> Alipay.ACCOUNT.query(ORDER, Alipay.context()),
                    () -> Alipay.ACCOUNT.query(order(true), Alipay.context()),
                    () -> Alipay.ACCOUNT.close(ORDER, Alipay.context()),
                    () -> Alipay.ACCOUNT.cancel(ORDER, Alipay.context()),
                    () ->
                            Alipay.ACCOUNT.refund(
                                    new RefundOrder("R1", ORDER, AMOUNT, Money.of(0, "CNY"), null),
                                    Alipay.context()),
                    () -> Alipay.ACCOUNT.queryRefund(REFUND, Alipay.context()),
                    () -> Alipay.ACCOUNT.capture(CAPTURE, Alipay.context()),
                    () -> Alipay.ACCOUNT.queryCapture(CAPTURE, Alipay.context()),
                    () -> Alipay.ACCOUNT.voidAuthorization(VOID, Alipay.context()),
                    () -> Alipay.ACCOUNT.queryVoid(VOID, Alipay.context()),
                    () -> Alipay.ACCOUNT.transfer(TRANSFER, Alipay.context()),
                    () -> Alipay.ACCOUNT.queryTransfer(TRANSFER, Alipay.context()));

    /** Nothing is thrown, every conversation ends, and no unsigned reply is a success. */
    @FuzzTest
    void believesOnlyWhatIsSigned(FuzzedDataProvider data) {
        var operation = OPERATIONS.get(data.consumeInt(0, OPERATIONS.size() - 1));
        boolean isSigned = data.consumeBoolean();
        int status = data.consumeBoolean() ? 200 : data.consumeInt(100, 599);
        var contentType = data.consumeAsciiString(40);
        var content = data.consumeRemainingAsString();
        var outcome =
                Alipay.hold(
                        operation.get(),
                        call ->
                                reply(
                                        status,
                                        contentType,
                                        isSigned ? signed(call, content) : content));
        assertFalse(!isSigned && outcome instanceof Outcome.Ok, "an unsigned reply was believed");
    }

    private static String signed(String operation, String content) {
        return "{\"%s_response\":%s,\"sign\":\"%s\"}"
                .formatted(
                        operation.replace('.', '_'), content, Alipay.sign(content.getBytes(UTF_8)));
    }

    private static HttpReply reply(int status, String contentType, String body) {
        var header = new HttpCall.Header("Content-Type", contentType);
        return new HttpReply(status, List.of(header), body.getBytes(UTF_8));
    }

    private static OrderRef order(boolean authorization) {
        return new OrderRef("T1", "2026", AMOUNT, "alipay", Scene.QR, authorization, Alipay.NOW);
    }
}
