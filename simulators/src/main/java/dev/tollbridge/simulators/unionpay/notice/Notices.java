package dev.tollbridge.simulators.unionpay.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.unionpay.gateway.TransactionView;
import dev.tollbridge.simulators.unionpay.state.Changes;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.Transaction.Charge;
import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Notifies merchants of how transactions ended (notes 5). */
public final class Notices implements Changes {
    /** Whoever names it wants no notification (rule unionpay.notice.special-url). */
    private static final String NOBODY = "www.specialurl.com";

    private final World world;
    private final NoticeBook book;

    public Notices(World world, Callback callback) {
        this.world = world;
        this.book = new NoticeBook(world, new UnionPayCourier(world, callback));
    }

    public NoticeBook book() {
        return book;
    }

    @Override
    public void ended(Transaction transaction) {
        boolean page =
                transaction.kind() == Kind.CONSUME
                        || transaction.kind() == Kind.CODE
                        || transaction.kind() == Kind.PREAUTH;
        if (page && transaction.status() != Status.DONE) {
            return;
        }
        if (world.faults().takes("forge_notice", transaction.orderId(), null)) {
            forge(transaction);
        }
        book.announce(draft(transaction, TransactionView.notice(transaction)));
    }

    @Override
    public void chargedAgain(Transaction transaction, Charge charge) {
        book.announce(draft(transaction, TransactionView.notice(transaction, charge)));
    }

    /** Says that it succeeded, whatever is true, signed by a stranger with UnionPay's name. */
    public void forge(Transaction transaction) {
        Map<String, String> fields = TransactionView.notice(transaction);
        fields.put("respCode", "00");
        book.forge(draft(transaction, fields));
    }

    private NoticeBook.Draft draft(Transaction transaction, Map<String, String> fields) {
        ObjectNode node = Json.object();
        fields.forEach(node::put);
        return new NoticeBook.Draft(
                "N" + world.numbers().dated(world.now(), 15),
                transaction.orderId(),
                transaction.merId(),
                address(transaction),
                node);
    }

    private static @Nullable String address(Transaction transaction) {
        String url = transaction.terms().backUrl();
        return url == null || url.toLowerCase(Locale.ROOT).contains(NOBODY) ? null : url;
    }
}
