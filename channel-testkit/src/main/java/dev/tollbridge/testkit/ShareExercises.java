package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.ABSENT;
import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;
import static dev.tollbridge.testkit.Situation.WAITING;

import dev.tollbridge.spi.ChannelAccount.Shares;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.ShareOrder;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturnState;
import dev.tollbridge.spi.ShareState;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sharing a payment with others: parts, the rest, what comes back, and who may receive. */
record ShareExercises(Shares account, MethodSupport row, Money amount) {
    private static final Predicate<Outcome<ShareState>> SETTLED =
            Expect.ok(ShareState.Settled.class);

    List<Exercise<?>> all() {
        return List.of(
                share("share", Samples.share(row, amount)),
                share("unfreeze", Samples.unfreeze(row, amount)),
                queryShare(),
                giveBack(),
                queryReturn(),
                receiver("add-receiver", true),
                receiver("remove-receiver", false));
    }

    private Exercise<ShareState> share(String name, ShareOrder order) {
        return new Exercise<>(
                name,
                amount,
                () -> account.share(order, Samples.context()),
                Map.of(
                        DONE,
                        SETTLED,
                        WAITING,
                        Expect.ok(ShareState.Pending.class),
                        REFUSED,
                        Expect.refused(),
                        UNSURE,
                        Expect.unknown()));
    }

    private Exercise<ShareState> queryShare() {
        return new Exercise<>(
                "query-share",
                amount,
                () -> account.queryShare(Samples.share(row, amount), Samples.context()),
                Map.of(
                        DONE,
                        SETTLED,
                        WAITING,
                        Expect.ok(ShareState.Pending.class),
                        ABSENT,
                        Expect.ok(ShareState.NotFound.class),
                        UNSURE,
                        Expect.unknown()));
    }

    private Exercise<ShareReturnState> giveBack() {
        return new Exercise<>(
                "share-return",
                amount,
                () -> account.giveBack(Samples.shareReturn(amount), Samples.context()),
                Map.of(
                        DONE,
                        returned(),
                        WAITING,
                        Expect.ok(ShareReturnState.Pending.class),
                        REFUSED,
                        Expect.refused(),
                        UNSURE,
                        Expect.unknown()));
    }

    private Exercise<ShareReturnState> queryReturn() {
        return new Exercise<>(
                "query-share-return",
                amount,
                () -> account.queryReturn(Samples.shareReturn(amount), Samples.context()),
                Map.of(
                        DONE,
                        returned(),
                        ABSENT,
                        Expect.ok(ShareReturnState.NotFound.class),
                        UNSURE,
                        Expect.unknown()));
    }

    private Predicate<Outcome<ShareReturnState>> returned() {
        return Expect.ok(
                ShareReturnState.Succeeded.class, ShareReturnState.Succeeded::amount, amount);
    }

    private Exercise<ShareReceiver> receiver(String name, boolean add) {
        return new Exercise<>(
                name,
                amount,
                () ->
                        add
                                ? account.addReceiver(
                                        Samples.RECEIVER, "supplier", Samples.context())
                                : account.removeReceiver(Samples.RECEIVER, Samples.context()),
                Map.of(
                        DONE,
                        Expect.ok(ShareReceiver.class),
                        REFUSED,
                        Expect.refused(),
                        UNSURE,
                        Expect.unknown()));
    }
}
