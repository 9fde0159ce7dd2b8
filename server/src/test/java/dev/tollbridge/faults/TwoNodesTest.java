package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.faults.ChannelWire.Trouble;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers on one database. A story in order, because each start of a server takes seconds: one
 * is paused while another takes over, wakes up, is told to end, and comes back to a schema that has
 * moved on.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest extends WorldCase {
    private static final int TERMINATED = 128 + 15;
    private static final int CANNOT_START = 2;
    private static final Call ASKED_ABOUT = Call.qr("asked-about");
    private static final Call CREATED = Call.barcode("created");
    private static final Call DRAINED = Call.barcode("drained");

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Node one;

    /** What the server that slept had under way: a question of recovery, and a shop's call. */
    private static Hold question = new Hold("not yet");

    private static List<String> rowsBefore = List.of();
    private static Hold reply = new Hold("not yet");
    private static CompletableFuture<ApiClient.Answer> call = new CompletableFuture<>();

    @BeforeAll
    static void pauseOneAndStartAnother() {
        world = new World();
        one = world.start("one");
        shop = world.payer(one);
        assertThat(ASKED_ABOUT.send(shop.api()).status()).isEqualTo(201);
        question = world.channel().trouble(Trouble.HELD_AFTER, "alipay.trade.query");
        world.later(LEASES_END);
        question.awaitReached();
        reply = world.channel().trouble(Trouble.HELD_AFTER, CREATED.name());
        call = CREATED.begin(shop.api());
        reply.awaitReached();

        one.pause();
        var two = world.start("two");
        shop = world.payer(two);
        // The channel's notice goes to the one that sleeps.
        shop.pay(ASKED_ABOUT);
        world.later(LEASES_END);
        shop.assertPaidOnce(ASKED_ABOUT);
        shop.assertPaidOnce(CREATED);
        assertThat(CREATED.send(shop.api()).text("/status")).isEqualTo("succeeded");
        rowsBefore = rows();
    }

    @Test
    @Order(1)
    @Tag("fault-36")
    void toldToEndItAnswersWhatItHasTaken() {
        one.resume();
        var before = world.payer(one);
        var held = world.channel().trouble(Trouble.HELD_AFTER, DRAINED.name());
        var answer = DRAINED.begin(before.api());
        held.awaitReached();
        one.terminate();
        Await.until(() -> one.output().contains("Commencing graceful shutdown"), begun -> begun);
        assertThat(answer).isNotDone();
        question.pass();
        reply.pass();
        held.pass();
        assertThat(answer.join().status()).isEqualTo(201);
        assertThat(answer.join().text("/status")).isEqualTo("succeeded");
        shop.assertPaidOnce(DRAINED);
    }

    @Test
    @Order(2)
    @Tag("fault-38")
    void whoSleptBeyondItsLeaseChangesNothing() {
        assertThat(call.join().text("/id")).isEqualTo(shop.read(CREATED).at("/id").asString());
        // It ends when all that it had under way is done.
        assertThat(one.awaitEnd()).isEqualTo(TERMINATED);
        assertThat(rows()).isEqualTo(rowsBefore);
    }

    @Test
    @Order(3)
    @Tag("fault-37")
    void aSchemaThatANewerVersionAddedToIsWorkedWith() {
        world.sql().sql("alter table payments add column note text default 'new'").update();
        world.sql().sql("create table loyalty (id uuid primary key)").update();
        record("loyalty");
        one = world.start("one");
        var call = Call.barcode("on-a-newer-schema");
        assertThat(call.send(world.api(one)).status()).isEqualTo(201);
        shop.assertPaidOnce(call);
    }

    @Test
    @Order(4)
    @Tag("fault-31")
    void twoRecoveryWorkersAskOnceForEach() {
        var calls = IntStream.range(0, 30).mapToObj(i -> Call.qr("unheard-" + i)).toList();
        calls.forEach(call -> assertThat(call.send(shop.api()).status()).isEqualTo(201));
        world.fake().fault("{\"kind\":\"lose_notice\"}");
        calls.forEach(shop::pay);
        // All at once, and without touching the leases of questions that are under way.
        world.sql()
                .sql("update attempts set next_check_at = now() where status = 'pending'")
                .update();
        calls.forEach(shop::assertPaidOnce);
        Await.until(() -> seenPaid("unheard-%"), asked -> asked >= calls.size());
        assertThat(seenPaid("unheard-%")).isEqualTo(calls.size());
    }

    @Test
    @Order(5)
    @Tag("fault-37")
    void aSchemaThatANewerVersionBrokeIsRefused() {
        record("breaking loyalty");
        var late = world.begin("three", Map.of());
        assertThat(late.awaitEnd()).isEqualTo(CANNOT_START);
        assertThat(late.output()).contains("Cannot start: a newer Tollbridge");
        var call = Call.barcode("beside-the-refused");
        assertThat(call.send(shop.api()).status()).isEqualTo(201);
        shop.assertPaidOnce(call);
    }

    /** As the newer version's own migration would leave it on record. */
    private static void record(String description) {
        world.sql()
                .sql(
                        """
                        insert into flyway_schema_history (installed_rank, version, description, type, script,
                            checksum, installed_by, execution_time, success)
                        select max(installed_rank) + 1, (1000 + max(installed_rank))::text, :description, 'SQL',
                            'later.sql', 1, 'newer', 1, true from flyway_schema_history\
                        """)
                .param("description", description)
                .update();
    }

    /** Everything stored about the two payments that the sleeper held. */
    private static List<String> rows() {
        return world.sql()
                .sql(
                        """
                        with ours as (select * from payments where merchant_order_id in (:orders))
                        select (to_jsonb(p) - 'version' - 'updated_at')::text from ours p
                        union all select a::text from attempts a
                            where payment_id in (select id from ours)
                        union all select e::text from events e
                            where object_id in (select e.body::jsonb #>> '{data,object,id}' from ours
                                where e.body::jsonb #>> '{data,object,merchant_order_id}'
                                    = merchant_order_id)
                        union all select k::text from idempotency_keys k where key in (:orders)
                        order by 1\
                        """)
                .param("orders", List.of(ASKED_ABOUT.name(), CREATED.name()))
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    /** How often the channel's answer to a question was that it is paid. */
    private static int seenPaid(String orders) {
        return world.sql()
                .sql(
                        """
                        select count(*) from channel_exchanges x join attempts a on a.id = x.attempt_id
                        join payments p on p.id = a.payment_id
                        where merchant_order_id like :orders and operation = 'alipay.trade.query'
                            and reply like '%TRADE_SUCCESS%'\
                        """)
                .param("orders", orders)
                .query(Integer.class)
                .single();
    }
}
