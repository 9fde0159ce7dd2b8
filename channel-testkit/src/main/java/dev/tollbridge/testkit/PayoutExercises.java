package dev.tollbridge.testkit;

import static dev.tollbridge.testkit.Situation.ABSENT;
import static dev.tollbridge.testkit.Situation.DONE;
import static dev.tollbridge.testkit.Situation.REFUSED;
import static dev.tollbridge.testkit.Situation.UNSURE;
import static dev.tollbridge.testkit.Situation.WAITING;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.TransferState;
import java.util.List;
import java.util.Map;

/** Paying out. */
record PayoutExercises(ChannelScript script, ChannelAccount account, Money amount) {

    List<Exercise<?>> all() {
        return account instanceof ChannelAccount.Transfers transfers
                ? List.of(transfer(transfers), query(transfers))
                : List.of();
    }

    private Exercise<TransferState> transfer(ChannelAccount.Transfers transfers) {
        return new Exercise<>(
                "transfer",
                amount,
                () -> transfers.transfer(Samples.transfer(amount, script), Samples.context()),
                Map.of(
                        DONE, Expect.ok(TransferState.Succeeded.class),
                        WAITING, Expect.ok(TransferState.Pending.class),
                        REFUSED, Expect.refused(),
                        UNSURE, Expect.unknown()));
    }

    private Exercise<TransferState> query(ChannelAccount.Transfers transfers) {
        return new Exercise<>(
                "query-transfer",
                amount,
                () -> transfers.queryTransfer(Samples.transfer(amount, script), Samples.context()),
                Map.of(
                        DONE, Expect.ok(TransferState.Succeeded.class),
                        WAITING, Expect.ok(TransferState.Pending.class),
                        ABSENT, Expect.ok(TransferState.NotFound.class),
                        UNSURE, Expect.unknown()));
    }
}
