package dev.tollbridge.simulators.qqwallet.notice;

import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.notice.NoticeBook;
import dev.tollbridge.simulators.qqwallet.gateway.OrderFields;
import dev.tollbridge.simulators.qqwallet.state.Changes;
import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Order.Payment;
import dev.tollbridge.simulators.qqwallet.state.World;

/** Notifies merchants of payments; refunds are not notified (notes 8). */
public final class Notices implements Changes {
    private final World world;
    private final NoticeBook book;

    public Notices(World world, Callback callback) {
        this.world = world;
        this.book = new NoticeBook(world, new QqWalletCourier(world, callback));
    }

    public NoticeBook book() {
        return book;
    }

    @Override
    public void paid(Order order, Payment payment) {
        if (world.faults().takes("forge_notice", order.terms().outTradeNo(), null)) {
            forge(order);
        }
        book.announce(draft(order, payment));
    }

    /** Says that it is paid, whatever is true, signed with another key. */
    public void forge(Order order) {
        var payment =
                new Payment(
                        order.mchId() + "60" + world.numbers().dated(world.now(), 10),
                        order.terms().amount(),
                        world.now());
        book.forge(draft(order, payment));
    }

    private NoticeBook.Draft draft(Order order, Payment payment) {
        var fields = Json.object();
        OrderFields.of(order, payment).forEach(fields::put);
        return new NoticeBook.Draft(
                "N" + world.numbers().dated(world.now(), 15),
                order.terms().outTradeNo(),
                order.mchId(),
                order.terms().notifyUrl(),
                fields);
    }
}
