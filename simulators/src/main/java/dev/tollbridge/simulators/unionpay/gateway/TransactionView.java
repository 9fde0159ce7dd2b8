package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.Transaction.Charge;
import dev.tollbridge.simulators.unionpay.state.WireTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A transaction as answers and notifications tell it (notes 4, 5). */
public final class TransactionView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

    private TransactionView() {}

    /** The fields about money and times. */
    static Map<String, String> of(Transaction transaction) {
        return transaction
                .charge()
                .map(TransactionView::of)
                .orElseGet(() ->
                        new LinkedHashMap<>(
                                Map.of(
                                        "queryId",
                                        queryId(transaction),
                                        "txnAmt",
                                        Long.toString(transaction.terms().amount()),
                                        "currencyCode",
                                        "156")));
    }

    private static Map<String, String> of(Charge charge) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("queryId", charge.queryId());
        fields.put("txnAmt", Long.toString(charge.amount()));
        fields.put("currencyCode", "156");
        fields.put("settleAmt", Long.toString(charge.amount()));
        fields.put("settleCurrencyCode", "156");
        fields.put("settleDate", DAY.format(WireTime.settlementDay(charge.at())));
        fields.put("traceNo", charge.traceNo());
        fields.put("traceTime", WireTime.shortened(charge.at()));
        fields.put("accNo", charge.card());
        fields.put("payCardType", "01");
        return fields;
    }

    /** Money's own number; before there is any, one that stays as it is. */
    static String queryId(Transaction transaction) {
        return transaction
                .charge()
                .map(Charge::queryId)
                .orElseGet(() ->
                        WireTime.full(transaction.createdAt())
                                + String.format(
                                        Locale.ROOT,
                                        "%07d",
                                        Math.floorMod(transaction.key().hashCode(), 10_000_000)));
    }

    /** A notification about it, or about one of its charges. */
    public static Map<String, String> notice(Transaction transaction, Charge charge) {
        Map<String, String> fields = notice(transaction);
        fields.putAll(of(charge));
        return fields;
    }

    public static Map<String, String> notice(Transaction transaction) {
        Map<String, String> fields = of(transaction);
        String code = transaction.code() == null ? "00" : transaction.code();
        fields.put("version", "5.1.0");
        fields.put("signMethod", "01");
        fields.put("accessType", "0");
        fields.put("encoding", transaction.terms().encoding());
        fields.put("bizType", transaction.terms().bizType());
        fields.put("txnType", transaction.kind().type());
        fields.put("txnSubType", transaction.kind().subType());
        fields.put("merId", transaction.merId());
        fields.put("orderId", transaction.orderId());
        fields.put("txnTime", transaction.txnTime());
        fields.put("respCode", code);
        fields.put("respMsg", ResponseText.of(code));
        if (transaction.terms().reqReserved() != null) {
            fields.put("reqReserved", transaction.terms().reqReserved());
        }
        if (transaction.terms().origQryId() != null) {
            fields.put("origQryId", transaction.terms().origQryId());
        }
        return fields;
    }
}
