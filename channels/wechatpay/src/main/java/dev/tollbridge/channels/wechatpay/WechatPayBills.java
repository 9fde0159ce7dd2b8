package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.WebAddresses;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Fetches a day's bill: asks for its address and hash, then gets it from there (section 7). */
final class WechatPayBills {
    private static final int MAX_GZIP_BYTES = 64 << 20;
    private final WechatPayGateway gateway;
    private final Merchant merchant;

    WechatPayBills(WechatPayGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    Step<Bill> download(BillRequest request, CallContext context) {
        if (merchant.isProvider() && request.kind() == BillRequest.Kind.FUNDS) {
            return Step.refused(
                    Failures.unsupported(
                            "the movements of a sub-merchant's account are told to the"
                                    + " sub-merchant only"));
        }
        return gateway.exchange(
                apply(request),
                context,
                answer -> {
                    if (!answer.ok()) {
                        return WechatPayErrors.failed(answer);
                    }
                    var hash = Objects.requireNonNullElse(answer.text("hash_value"), "");
                    if (!answer.says("hash_type", "SHA1") || !hash.matches("[0-9A-Fa-f]{40}")) {
                        return Failures.unusable("no SHA-1 of the bill");
                    }
                    // The answer was signed; still the address has to be one.
                    return Optional.ofNullable(answer.text("download_url"))
                            .flatMap(WebAddresses::parse)
                            .map(url -> fetch(url, hash, request, context))
                            .orElseGet(() -> Failures.unusable("no address of a bill"));
                });
    }

    private WechatPayRequest apply(BillRequest request) {
        var day = "?bill_date=" + request.day() + "&tar_type=GZIP";
        return switch (request.kind()) {
            case TRADES ->
                    WechatPayRequest.get(
                            WechatPayOperation.TRADE_BILL,
                            "/v3/bill/tradebill"
                                    + day
                                    + "&bill_type=ALL"
                                    + (merchant.isProvider()
                                            ? "&sub_mchid=" + merchant.subMchId()
                                            : ""));
            case FUNDS ->
                    WechatPayRequest.get(
                            WechatPayOperation.FUND_FLOW_BILL,
                            "/v3/bill/fundflowbill" + day + "&account_type=BASIC");
        };
    }

    /** The file itself is not signed; the hash in the signed answer is what proves it. */
    private Step<Bill> fetch(URI url, String hash, BillRequest request, CallContext context) {
        return new Step.Http<>(
                gateway.requests().download(url, MAX_GZIP_BYTES, context),
                reply -> read(reply, hash.toLowerCase(Locale.ROOT), request));
    }

    private static Step<Bill> read(HttpReply reply, String hash, BillRequest request) {
        if (reply.status() != 200) {
            return Failures.unusable("HTTP status " + reply.status() + " for the bill");
        }
        return BillFile.open(reply.body(), hash)
                .flatMap(csv -> rows(csv, request.kind()))
                .map(rows -> Step.ok(new Bill(request.day(), request.kind(), rows)))
                .orElseGet(() -> Failures.unusable("the bill cannot be read or is not whole"));
    }

    private static Optional<List<Bill.Row>> rows(String csv, BillRequest.Kind kind) {
        return BacktickTable.parse(csv)
                .flatMap(table ->
                        switch (kind) {
                            case TRADES -> TradeRows.read(table);
                            case FUNDS -> FundRows.read(table);
                        });
    }
}
