package dev.tollbridge.simulators.wechatpay.state;

/** What a merchant holds, in fen. Expects the world's lock. */
public final class Balance {
    /** What every merchant starts with (rule wechatpay.balance.opening). */
    public static final long OPENING = 100_000_000;

    private final World world;

    public Balance(World world) {
        this.world = world;
    }

    public long of(String seller) {
        return OPENING + received(seller) - refunded(seller) - sent(seller) - shared(seller);
    }

    private long received(String seller) {
        return world.orders().all().stream()
                .filter(order -> order.party().seller().equals(seller))
                .filter(order -> order.state() != Order.State.REVOKED)
                .flatMap(order -> order.payments().stream())
                .mapToLong(Order.Payment::amount)
                .sum();
    }

    private long refunded(String seller) {
        return world.refunds().all().stream()
                .filter(refund -> refund.party().seller().equals(seller) && refund.counts())
                .mapToLong(Refund::amount)
                .sum();
    }

    private long sent(String mchid) {
        return world.transfers().all().stream()
                .filter(transfer -> transfer.mchid().equals(mchid))
                .filter(transfer ->
                        transfer.state() == Transfer.State.SUCCESS || !transfer.state().isFinal())
                .mapToLong(Transfer::amount)
                .sum();
    }

    private long shared(String seller) {
        long out =
                world.shares().all().stream()
                        .filter(share -> share.party().seller().equals(seller))
                        .mapToLong(Share::shared)
                        .sum();
        long back =
                world.returns().all().stream()
                        .filter(given -> given.party().seller().equals(seller))
                        .filter(given -> given.result() == ShareReturn.Result.SUCCESS)
                        .mapToLong(ShareReturn::amount)
                        .sum();
        return out - back;
    }
}
