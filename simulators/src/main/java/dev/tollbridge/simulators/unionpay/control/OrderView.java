package dev.tollbridge.simulators.unionpay.control;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.unionpay.page.CardPages;
import dev.tollbridge.simulators.unionpay.state.Following;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.Transaction.Charge;
import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What UnionPay believes of a transaction. Amounts are fen. */
final class OrderView {
    private final NoticeBook notices;
    private final Following following;

    OrderView(World world, NoticeBook notices) {
        this.notices = notices;
        this.following = new Following(world);
    }

    ObjectNode of(Transaction transaction, String baseUri) {
        List<Transaction> followers = following.followers(transaction);
        ObjectNode node =
                Json.object()
                        .put("number", transaction.orderId())
                        .put("mer_id", transaction.merId())
                        .put("txn_time", transaction.txnTime())
                        .put("kind", transaction.kind().name().toLowerCase(Locale.ROOT))
                        .put("status", transaction.status().name())
                        .put("subject", transaction.terms().description())
                        .put("amount", transaction.terms().amount())
                        .put("currency", "CNY")
                        .put("charges", transaction.charges().size())
                        .put(
                                "amount_paid",
                                transaction.charges().stream().mapToLong(Charge::amount).sum())
                        .put("amount_returned", returned(followers))
                        .put("phone_url", baseUri + CardPages.path(transaction))
                        .put("created_at", transaction.createdAt().toString());
        if (transaction.code() != null) {
            node.put("resp_code", transaction.code());
        }
        if (transaction.tn() != null) {
            node.put("tn", transaction.tn());
        }
        transaction.charge().ifPresent(charge -> node.put("query_id", charge.queryId()));
        node.set(
                "followers",
                Json.MAPPER.valueToTree(followers.stream().map(OrderView::of).toList()));
        node.set("notifications", Json.MAPPER.valueToTree(notices.ofNumber(transaction.orderId())));
        return node;
    }

    private static long returned(List<Transaction> followers) {
        return followers.stream()
                .filter(t -> t.status() == Status.DONE && !t.kind().takesMoney())
                .mapToLong(t -> t.terms().amount())
                .sum();
    }

    private static ObjectNode of(Transaction follower) {
        return Json.object()
                .put("number", follower.orderId())
                .put("kind", follower.kind().name().toLowerCase(Locale.ROOT))
                .put("amount", follower.terms().amount())
                .put("status", follower.status().name())
                .put("at", follower.createdAt().toString());
    }
}
