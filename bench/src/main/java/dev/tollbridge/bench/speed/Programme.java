package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.load.Work;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which scenarios are measured, in which order. The compiler is at work for minutes after a start,
 * so those that are held against the targets come late.
 */
final class Programme {
    private static final int SETTLING_CLIENTS = 64;

    private final Bench.Parts parts;
    private final Scenarios scenarios;
    private final BenchOptions options;
    private final Loops loops;

    Programme(Bench.Parts parts, Scenarios scenarios, BenchOptions options, Loops loops) {
        this.loops = loops;
        this.parts = parts;
        this.scenarios = scenarios;
        this.options = options;
    }

    /**
     * @return bytes of tables and indexes that a full life leaves, 0 if none was lived
     */
    double run() throws IOException, InterruptedException, SQLException {
        var works = parts.works();
        var shops = parts.shops();
        var life = works.life(List.of(shops.lively()));
        parts.stand().learnKeys();
        parts.meter().say("settling, %d s".formatted(options.plan().settling().toSeconds()));
        loops.closed(life, SETTLING_CLIENTS, options.plan().settling());
        if (options.wants("create_with_channel")) {
            scenarios.measure("create_with_channel", works.createAtChannel(shops.quiet()));
        }
        if (options.wants("refund")) {
            scenarios.measure("refund", works.refund());
        }
        if (options.wants("read")) {
            scenarios.measure("read", works.read());
        }
        if (options.wants("full_life_alipay")) {
            var alipay = works.alipayLife(shops.alipay(), parts.stand().phone());
            scenarios.measure("full_life_alipay", alipay);
        }
        if (options.wants("hot_merchant")) {
            new Crowd(parts, scenarios, options.plan(), loops).measure();
        }
        if (options.wants("create")) {
            scenarios.measureWhole("create", works.create(shops.quiet()));
        }
        double bytes = options.wants("full_life") ? fullLife(life) : 0;
        if (options.wants("slow_channel")) {
            slowChannel(works.createAtChannel(shops.slow()));
        }
        if (options.wants("million_old")) {
            millionOld(life);
        }
        return bytes;
    }

    private double fullLife(Work life) throws InterruptedException, SQLException {
        var database = parts.database();
        long bytes = database.tableBytes();
        long payments = database.payments();
        scenarios.measureWhole("full_life", life);
        return Math.round(
                (database.tableBytes() - bytes)
                        / (double) Math.max(1, database.payments() - payments));
    }

    /** How much goes through together is seen best when callers come as they like. */
    private void slowChannel(Work create) throws InterruptedException, SQLException {
        var plan = options.plan();
        var steady =
                scenarios.round(
                        "slow_channel, open at %.0f/s".formatted(plan.slowRate()),
                        () -> loops.open(create, plan.slowRate(), plan.open(), options.seed()));
        scenarios.measure(
                "slow_channel",
                create,
                plan.slowClients(),
                Map.of("channel_ms", 1000, "open", steady));
    }

    private void millionOld(Work life) throws InterruptedException, SQLException {
        int number = options.plan().oldPayments();
        parts.meter().say("inserting %,d old payments".formatted(number));
        long began = System.nanoTime();
        new OldPayments(parts.database()).insert(number);
        parts.meter().say("inserted in %.0f s".formatted((System.nanoTime() - began) / 1e9));
        var more = new LinkedHashMap<String, Object>();
        more.put("old_payments", number);
        more.put("table_bytes", parts.database().tableBytes());
        scenarios.measure("million_old", life, options.plan().fewClients(), more);
    }
}
