package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches a day's bill (section 9). It is text without a signature: TLS alone says that it is QQ
 * Wallet's. The columns of the account's movements are not known [?], so {@link
 * BillRequest.Kind#FUNDS} is made from the trades, with fees as rows of their own.
 */
record QqWalletBills(QqWalletGateway gateway) {
    private static final String XML = "<xml>";

    Step<Bill> download(BillRequest request, CallContext context) {
        var content =
                Map.of(
                        "bill_date",
                        DateTimeFormatter.BASIC_ISO_DATE.format(request.day()),
                        "bill_type",
                        "ALL");
        return gateway.send(
                QqWalletOperation.BILL, content, context, reply -> read(reply, request));
    }

    private Step<Bill> read(HttpReply reply, BillRequest request) {
        boolean refusal =
                new String(reply.body(), 0, Math.min(XML.length(), reply.body().length), UTF_8)
                        .equals(XML);
        if (refusal || reply.status() != 200) {
            return gateway.follow(
                    QqWalletOperation.BILL,
                    reply,
                    answer ->
                            answer.ok()
                                    ? Failures.unusable("an answer in place of a bill")
                                    : QqWalletErrors.failed(answer));
        }
        return Texts.decode(reply.body(), UTF_8)
                .filter(QqWalletBills::isWhole)
                .flatMap(BacktickTable::parse)
                .flatMap(table -> rows(table, request.kind()))
                .map(rows -> Step.ok(new Bill(request.day(), request.kind(), rows)))
                .orElseGet(() -> Failures.unusable("the bill cannot be read or is not whole"));
    }

    private static Optional<List<Bill.Row>> rows(BacktickTable table, BillRequest.Kind kind) {
        return switch (kind) {
            case TRADES -> TradeRows.read(table);
            case FUNDS -> TradeRows.read(table).map(TradeRows::asFunds);
        };
    }

    /** The last total is an amount with all its decimals; one that was cut off has fewer. */
    private static boolean isWhole(String text) {
        return text.strip().matches("(?s).*`[0-9]+\\.[0-9]{2,}");
    }
}
