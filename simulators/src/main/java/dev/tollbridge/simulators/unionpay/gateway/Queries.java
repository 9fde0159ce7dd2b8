package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Map;

/** {@code queryTrans}: what became of a number and time (notes 2, 6). Expects the world's lock. */
final class Queries {
    private final World world;
    private final Trading trading;

    Queries(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    Map<String, String> answer(Call call) {
        if (!call.form().type().equals("00/00")) {
            throw new Refused("10", "txnType");
        }
        Transaction found =
                world.transactions()
                        .find(
                                Transaction.key(
                                        call.merchant().merId(), call.orderId(), call.txnTime()))
                        .map(trading::current)
                        .filter(Queries::isVisible)
                        .orElseThrow(() -> new Refused("34", "2600000"));
        Map<String, String> fields = TransactionView.of(found);
        String code =
                switch (found.status()) {
                    case UNDER_WAY -> "05";
                    case WAITING, DONE, FAILED, EXPIRED ->
                            found.code() == null ? "60" : found.code();
                };
        fields.put("origRespCode", code);
        fields.put("origRespMsg", ResponseText.of(code));
        if (found.terms().reqReserved() != null) {
            fields.put("reqReserved", found.terms().reqReserved());
        }
        return fields;
    }

    /** Until a payer has tried to pay there is no transaction (rule unionpay.query.untried). */
    private static boolean isVisible(Transaction transaction) {
        return switch (transaction.status()) {
            case WAITING, EXPIRED -> transaction.code() != null;
            case UNDER_WAY, DONE, FAILED -> true;
        };
    }
}
