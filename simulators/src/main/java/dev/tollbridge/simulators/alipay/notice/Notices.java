package dev.tollbridge.simulators.alipay.notice;

import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.Changes;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notifies merchants of changes, and again until they acknowledge with exactly {@code success}
 * (notes 2).
 */
public final class Notices implements Changes {
    private final World world;
    private final NoticeBook book;

    public Notices(World world, Signers signers, Callback callback) {
        this.world = world;
        this.book = new NoticeBook(world, new AlipayCourier(world, signers, callback));
    }

    public NoticeBook book() {
        return book;
    }

    @Override
    public void paid(Trade trade) {
        NoticeBook.Draft draft = ofTrade(trade, NoticeFields.ofTrade(trade, null));
        if (world.faults().takes("forge_notice", draft.number(), null)) {
            book.forge(draft);
        }
        book.announce(ofTrade(trade, NoticeFields.ofTrade(trade, null)));
    }

    @Override
    public void refunded(Trade trade, Trade.Refund refund) {
        book.announce(ofTrade(trade, NoticeFields.ofTrade(trade, refund)));
    }

    @Override
    public void closedUnpaid(Trade trade) {
        book.announce(ofTrade(trade, NoticeFields.ofTrade(trade, null)));
    }

    @Override
    public void finished(Trade trade) {
        book.announce(ofTrade(trade, NoticeFields.ofTrade(trade, null)));
    }

    @Override
    public void frozen(Freeze freeze, Freeze.Operation operation) {
        book.announce(
                draft(
                        freeze.outOrderNo(),
                        freeze.appId(),
                        freeze.notifyUrl(),
                        NoticeFields.ofFreeze(freeze, operation)));
    }

    /**
     * Sends a notification that says this trade is paid, whatever is true, signed by a stranger.
     */
    public void forgePaid(Trade trade) {
        SortedMap<String, String> fields = NoticeFields.ofTrade(trade, null);
        fields.put("trade_status", "TRADE_SUCCESS");
        book.forge(ofTrade(trade, fields));
    }

    private NoticeBook.Draft ofTrade(Trade trade, SortedMap<String, String> fields) {
        return draft(trade.terms().outTradeNo(), trade.appId(), trade.terms().notifyUrl(), fields);
    }

    private NoticeBook.Draft draft(
            String number, String appId, @Nullable String url, SortedMap<String, String> fields) {
        ObjectNode tree = Json.object();
        fields.forEach(tree::put);
        String id = world.numbers().dated(world.now(), 26);
        return new NoticeBook.Draft(id, number, appId, url, tree);
    }
}
