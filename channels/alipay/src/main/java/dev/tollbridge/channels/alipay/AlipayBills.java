package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.WebAddresses;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fetches a day's bill: asks for its address, then gets it from there at once (section 4). */
final class AlipayBills {
    private static final int MAX_ZIP_BYTES = 64 << 20;
    private static final String EMPTY_DAY = "EMPTY_DATA_WITH_BILL_FILE";
    private final AlipayGateway gateway;

    AlipayBills(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    Step<Bill> download(BillRequest request, CallContext context) {
        var content =
                TradeContent.empty()
                        .put("bill_type", billType(request.kind()))
                        .put("bill_date", request.day().toString());
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.BILL_URL, content),
                context,
                answer -> {
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    if (answer.says("bill_file_code", EMPTY_DAY)) {
                        return Step.ok(new Bill(request.day(), request.kind(), List.of()));
                    }
                    // The answer was signed; still the address has to be one.
                    return Optional.ofNullable(answer.text("bill_download_url"))
                            .flatMap(WebAddresses::parse)
                            .map(url -> fetch(url, request))
                            .orElseGet(() -> Failures.unusable("no address of a bill"));
                });
    }

    private static String billType(BillRequest.Kind kind) {
        return switch (kind) {
            case TRADES -> "trade";
            case FUNDS -> "signcustomer";
        };
    }

    private static Step<Bill> fetch(URI url, BillRequest request) {
        var call =
                new HttpCall(
                        "alipay.bill.download",
                        "GET",
                        url,
                        List.of(),
                        new byte[0],
                        Set.of("sign", "fileId", "downloadFileName", "token"),
                        MAX_ZIP_BYTES);
        return new Step.Http<>(call, reply -> read(reply, request));
    }

    private static Step<Bill> read(HttpReply reply, BillRequest request) {
        if (reply.status() != 200) {
            return Failures.unusable("HTTP status " + reply.status() + " for the bill");
        }
        return BillArchive.details(reply.body())
                .flatMap(csv -> BillRows.read(csv, request.kind()))
                .map(rows -> Step.ok(new Bill(request.day(), request.kind(), rows)))
                .orElseGet(() -> Failures.unusable("the bill cannot be read"));
    }
}
