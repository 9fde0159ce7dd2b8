package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.Table;
import dev.tollbridge.simulators.core.UsedCodes;
import java.util.List;
import java.util.Optional;

/** All the fake WeChat Pay remembers. */
public final class World extends ChannelState {
    private final Table<Merchant> merchants;
    private final Table<Order> orders;
    private final Table<Refund> refunds;
    private final Table<Transfer> transfers;
    private final Table<Share> shares;
    private final Table<ShareReturn> returns;
    private final Table<Receiver> receivers;
    private final UsedCodes usedCodes;
    private final Table<Platform> platforms;
    private final MerchantTime merchantTime;

    public World(Surroundings around) {
        super("wechatpay", around);
        Journal journal = around.journal();
        this.merchants = new Table<>(journal, "merchant", Merchant.class, Merchant::mchid);
        this.orders = new Table<>(journal, "order", Order.class, Order::key);
        this.refunds = new Table<>(journal, "refund", Refund.class, Refund::key);
        this.transfers = new Table<>(journal, "transfer", Transfer.class, Transfer::key);
        this.shares = new Table<>(journal, "share", Share.class, Share::key);
        this.returns = new Table<>(journal, "return", ShareReturn.class, ShareReturn::key);
        this.receivers = new Table<>(journal, "receiver", Receiver.class, Receiver::key);
        this.usedCodes = new UsedCodes(journal);
        this.platforms = new Table<>(journal, "platform", Platform.class, platform -> "platform");
        this.merchantTime = new MerchantTime(clock());
    }

    public Table<Merchant> merchants() {
        return merchants;
    }

    public Table<Order> orders() {
        return orders;
    }

    public Table<Refund> refunds() {
        return refunds;
    }

    public Table<Transfer> transfers() {
        return transfers;
    }

    public Table<Share> shares() {
        return shares;
    }

    public Table<ShareReturn> returns() {
        return returns;
    }

    public Table<Receiver> receivers() {
        return receivers;
    }

    public UsedCodes usedCodes() {
        return usedCodes;
    }

    public MerchantTime merchantTime() {
        return merchantTime;
    }

    /** The certificates, made at first use because the keys take a moment. */
    public Platform platform() {
        return locked(() ->
                platforms
                        .find("platform")
                        .orElseGet(() -> platforms.save(Platform.create(clock().baseInstant()))));
    }

    /** Lists one more certificate. */
    public Platform announceCertificate() {
        return locked(() -> platforms.save(platform().announced(clock().baseInstant())));
    }

    /** Signs with the newest certificate from now on. */
    public Platform switchCertificate() {
        return locked(() -> platforms.save(platform().switched()));
    }

    public Optional<Order> orderByPrepay(String prepayId) {
        return orders.all().stream().filter(o -> o.prepay().id().equals(prepayId)).findFirst();
    }

    public Optional<Order> orderByCode(String code) {
        return orders.all().stream().filter(o -> o.prepay().code().equals(code)).findFirst();
    }

    public Optional<Order> orderByTransaction(String transactionId) {
        return orders.all().stream()
                .filter(order ->
                        order.payments().stream()
                                .anyMatch(p -> p.transactionId().equals(transactionId)))
                .findFirst();
    }

    public Optional<Transfer> transferByToken(String token) {
        return transfers.all().stream().filter(t -> t.token().equals(token)).findFirst();
    }

    /** Forgets orders and money; keeps merchants, keys and certificates unless told otherwise. */
    public void reset(boolean merchantsToo) {
        if (merchantsToo) {
            merchants.clear();
        }
        forget(
                List.of(orders, refunds, transfers, shares, returns, receivers, usedCodes),
                List.of(platforms, merchants));
    }
}
