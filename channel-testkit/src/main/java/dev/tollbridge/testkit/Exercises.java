package dev.tollbridge.testkit;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import java.util.ArrayList;
import java.util.List;

/** Everything that an account's capabilities allow to be tried. */
final class Exercises {
    /** Which end of the allowed amounts. */
    enum Edge {
        SMALLEST,
        LARGEST
    }

    private Exercises() {}

    static List<Exercise<?>> of(ChannelScript script, ChannelAccount account, Edge edge) {
        var all = new ArrayList<Exercise<?>>();
        var rows = script.adapter().descriptor().methods();
        for (var row : rows) {
            all.addAll(new StartExercises(script, account, row, amount(row, edge)).all());
        }
        if (!rows.isEmpty()) {
            var row = rows.getFirst();
            all.addAll(new OrderExercises(account, row, amount(row, edge)).all());
            all.addAll(new PayoutExercises(script, account, amount(row, edge)).all());
            all.addAll(IdentityExercises.all(script, account, amount(row, edge)));
            if (account instanceof ChannelAccount.Shares shares) {
                all.addAll(new ShareExercises(shares, row, amount(row, edge)).all());
            }
        }
        for (var row : rows) {
            if (row.manualCapture()) {
                all.addAll(new AuthorizationExercises(account, row, amount(row, edge)).all());
                break;
            }
        }
        all.addAll(BillExercises.all(account));
        return all;
    }

    private static Money amount(MethodSupport row, Edge edge) {
        var currency = row.currencies().stream().sorted().findFirst().orElseThrow();
        return Money.of(
                switch (edge) {
                    case SMALLEST -> row.minMinor();
                    case LARGEST -> row.maxMinor();
                },
                currency);
    }
}
