package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.faults.ChannelWire.Trouble;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of a real server. Six calls stand at six points when it falls, so that one crash
 * serves them all; each test then follows one of them to its end on the server that comes after. An
 * earlier crash had hit the making of the schema.
 */
class CrashTest extends WorldCase {
    private static final Call BEFORE_INTENT = Call.barcode("before-intent");
    private static final Call BEFORE_CHANNEL = Call.qr("before-channel");
    private static final Call BEFORE_REPLY = Call.barcode("before-reply");
    private static final Call BEFORE_RESULT = Call.barcode("before-result");
    private static final Call BEFORE_ANSWER = Call.barcode("before-answer");
    private static final Call IN_REPAIR = Call.qr("in-repair");

    private static int migrationsBeforeTheCrash;
    private static boolean hadIntent;
    private static boolean channelHadHeard;
    private static int chargesBeforeTheResult;

    @BeforeAll
    static void crash() throws SQLException {
        world = new World();
        killWhileMigrating();
        var node = world.start("one");
        shop = world.payer(node);
        var lost = stopCallsAtTheirPoints();
        node.kill();
        assertThat(lost).allSatisfy(call -> assertThat(call).failsWithin(LEASES_END));
        hadIntent = shop.paymentsOf(BEFORE_INTENT) > 0;
        channelHadHeard = world.fake().hasOrderAbout(BEFORE_CHANNEL.name());
        chargesBeforeTheResult = shop.charges(BEFORE_RESULT);
        world.channel().heal();
        world.database().heal();
        world.later(LEASES_END);
        shop = world.payer(world.start("one"));
    }

    /** A lock from outside makes one of the migrations wait; there the server is killed. */
    private static void killWhileMigrating() throws SQLException {
        try (var outside = world.connect();
                var statement = outside.createStatement()) {
            outside.setAutoCommit(false);
            statement.execute("create table webhook_deliveries (n int)");
            var first = world.begin("one", Map.of());
            Await.until(() -> world.waitingForLocks(), waiting -> waiting > 0);
            first.kill();
            migrationsBeforeTheCrash = world.migrations();
            outside.rollback();
        }
    }

    private static List<CompletableFuture<ApiClient.Answer>> stopCallsAtTheirPoints() {
        var database = world.database();
        var channel = world.channel();
        // The first call's answer is lost, so recovery asks; there the worker is stopped.
        channel.trouble(Trouble.LOST, IN_REPAIR.name());
        var repair = channel.trouble(Trouble.HELD_AFTER, "alipay.trade.query");
        assertThat(IN_REPAIR.send(shop.api()).status()).isEqualTo(201);
        world.later(LEASES_END);
        repair.awaitReached();

        var holds = new LinkedHashMap<Call, Hold>();
        holds.put(
                BEFORE_INTENT,
                database.beforeCommit(0, "insert into payments", BEFORE_INTENT.name()));
        holds.put(BEFORE_CHANNEL, channel.trouble(Trouble.HELD_BEFORE, BEFORE_CHANNEL.name()));
        holds.put(BEFORE_REPLY, channel.trouble(Trouble.HELD_AFTER, BEFORE_REPLY.name()));
        holds.put(BEFORE_RESULT, database.beforeCommit(0, "update attempts", BEFORE_RESULT.name()));
        holds.put(
                BEFORE_ANSWER,
                database.commitAnswer(0, "update idempotency_keys", BEFORE_ANSWER.name()));
        var calls = new ArrayList<CompletableFuture<ApiClient.Answer>>();
        // One after the other, so that they share no commit.
        holds.forEach((call, hold) -> {
            if (call.equals(BEFORE_REPLY) || call.equals(BEFORE_RESULT)) {
                // The notice would tell what the result is to tell, or share another call's commit.
                world.fake().once("lose_notice");
            }
            calls.add(call.begin(shop.api()));
            hold.awaitReached();
        });
        return calls;
    }

    @Test
    @Tag("fault-01")
    void beforeTheIntentsCommitNothingHasHappened() {
        assertThat(hadIntent).isFalse();
        assertThat(world.fake().hasOrderAbout(BEFORE_INTENT.name())).isFalse();
        // Whoever repeats the call gets what it would have made.
        assertThat(BEFORE_INTENT.send(shop.api()).status()).isEqualTo(201);
        shop.assertPaidOnce(BEFORE_INTENT);
    }

    @Test
    @Tag("fault-02")
    void betweenIntentAndCallRecoverySendsIt() {
        assertThat(channelHadHeard).isFalse();
        shop.awaitCode(BEFORE_CHANNEL);
        shop.pay(BEFORE_CHANNEL);
        shop.assertPaidOnce(BEFORE_CHANNEL);
    }

    @Test
    @Tag("fault-03")
    void betweenCallAndReplyRecoveryAsks() {
        shop.assertPaidOnce(BEFORE_REPLY);
    }

    @Test
    @Tag("fault-04")
    void betweenReplyAndItsCommitRecoveryAsks() {
        assertThat(chargesBeforeTheResult).isEqualTo(1);
        shop.assertPaidOnce(BEFORE_RESULT);
    }

    @Test
    @Tag("fault-05")
    @Tag("fault-i6")
    @Tag("fault-i10")
    void afterTheCommitARepeatGetsTheStoredAnswer() {
        var repeat = BEFORE_ANSWER.send(shop.api());
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeat.text("/status")).isEqualTo("succeeded");
        assertThat(repeat.text("/id")).isEqualTo(shop.read(BEFORE_ANSWER).at("/id").asString());
        shop.assertPaidOnce(BEFORE_ANSWER);
    }

    @Test
    @Tag("fault-07")
    void inTheMiddleOfARepairAnotherTakesOver() {
        shop.awaitCode(IN_REPAIR);
        shop.pay(IN_REPAIR);
        shop.assertPaidOnce(IN_REPAIR);
    }

    @Test
    @Tag("fault-08")
    void inTheMiddleOfAMigrationTheNextStartGoesOn() {
        assertThat(migrationsBeforeTheCrash).isPositive().isLessThan(world.migrations());
        assertThat(
                        world.sql()
                                .sql("select count(*) from flyway_schema_history where not success")
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
