package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Step;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fetches a day's settlement file (section 7). It is inside the signed answer. */
final class UnionPayBills {
    private static final int MAX_REPLY_BYTES = 64 << 20;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private final UnionPayGateway gateway;
    private final String merId;

    UnionPayBills(UnionPayGateway gateway, String merId) {
        this.gateway = gateway;
        this.merId = merId;
    }

    /** The file is of one of the latest days: UnionPay's call has no year. */
    Step<Bill> download(BillRequest request, CallContext context) {
        var call =
                new UnionPayRequest(
                        UnionPayOperation.FILE,
                        UnionPayOperation.Entry.FILE,
                        new OrderKey("", context.now()),
                        Product.QR,
                        null,
                        Map.of("settleDate", DAY.format(request.day()), "fileType", "00"));
        return gateway.exchange(
                call,
                MAX_REPLY_BYTES,
                context,
                answer -> {
                    if (!answer.ok()) {
                        return UnionPayErrors.failed(answer);
                    }
                    return BillArchive.open(answer.fields().getOrDefault("fileContent", ""), merId)
                            .flatMap(archive -> rows(archive, request))
                            .map(rows -> Step.ok(new Bill(request.day(), request.kind(), rows)))
                            .orElseGet(() ->
                                    Failures.unusable(
                                            "the settlement file cannot be read or is not whole"));
                });
    }

    private static Optional<List<Bill.Row>> rows(BillArchive archive, BillRequest request) {
        return switch (request.kind()) {
            case TRADES -> TradeRows.read(archive.trades(), request.day());
            case FUNDS -> FundRows.read(archive, request.day());
        };
    }
}
