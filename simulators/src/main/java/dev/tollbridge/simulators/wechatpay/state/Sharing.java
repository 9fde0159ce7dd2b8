package dev.tollbridge.simulators.wechatpay.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Profit sharing: accepted at once, done a little later. Every method expects the world's lock. */
public final class Sharing {
    /** Rule wechatpay.share.settles. */
    private static final Duration SETTLES_AFTER = Duration.ofSeconds(2);

    private final World world;

    public Sharing(World world) {
        this.world = world;
    }

    /** Sets the timers of what was under way when the last run ended. */
    public void resume() {
        world.shares().all().forEach(this::watch);
    }

    /**
     * Fen of an order that can still be shared: none once the rest was given to the merchant.
     *
     * @param refunded fen that went back to the payer
     */
    public long unsplit(Order.Payment payment, long refunded) {
        List<Share> shares = ofTransaction(payment.transactionId());
        boolean open = shares.stream().noneMatch(Share::unfreezesRest);
        long shared = shares.stream().mapToLong(Share::shared).sum();
        return open ? Math.max(0, payment.amount() - refunded - shared) : 0;
    }

    public List<Share> ofTransaction(String transactionId) {
        return world.shares().all().stream()
                .filter(share -> share.transactionId().equals(transactionId))
                .toList();
    }

    public Share start(Share share) {
        watch(share);
        return world.shares().save(share);
    }

    private void watch(Share share) {
        if (share.state() == Share.State.PROCESSING) {
            world.timers()
                    .at(
                            "share:" + share.orderId(),
                            share.createdAt().plus(SETTLES_AFTER),
                            () -> world.locked(() -> finish(share.key())));
        }
    }

    private Optional<Share> finish(String key) {
        return world.shares()
                .find(key)
                .filter(share -> share.state() == Share.State.PROCESSING)
                .map(this::finished);
    }

    private Share finished(Share share) {
        Instant now = world.now();
        List<Share.Part> parts =
                share.parts().stream()
                        .map(part -> part.finished(problem(share, part), now))
                        .toList();
        return world.shares().save(share.finished(parts, share.unfrozen()));
    }

    /** Nobody receives who was not added before (rule wechatpay.share.relation). */
    private @org.jspecify.annotations.Nullable String problem(Share share, Share.Part part) {
        String key = Receiver.key(share.party().seller(), part.type(), part.account());
        return world.receivers().find(key).isPresent() ? null : "NO_RELATION";
    }

    /** A receiver gives money back; done at once unless it has not got that much. */
    public ShareReturn giveBack(ShareReturn wanted) {
        return world.returns().save(wanted);
    }

    /** Fen of a share that a receiver still has. */
    public long returnable(Share share, String account) {
        long given =
                share.parts().stream()
                        .filter(part -> part.result() == Share.Result.SUCCESS)
                        .filter(part -> part.account().equals(account))
                        .mapToLong(Share.Part::amount)
                        .sum();
        long back =
                world.returns().all().stream()
                        .filter(r -> r.orderId().equals(share.orderId()))
                        .filter(r -> r.returnMchid().equals(account))
                        .filter(r -> r.result() == ShareReturn.Result.SUCCESS)
                        .mapToLong(ShareReturn::amount)
                        .sum();
        return given - back;
    }
}
