package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ChannelTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two things at once that exclude each other, or that must both be counted. */
@ChannelTest // patient with the channel: what a machine under load delays is no fault here
class ConcurrencyTest extends ChannelCase {
    private static final int ROUNDS = 8;
    private static final int WRITERS = 1_000;

    /** More at a time would measure the queue for connections, which another test does. */
    private static final int IN_FLIGHT = 24;

    @Test
    @Tag("fault-27")
    @Tag("fault-i3")
    void twoFullRefunds() throws Exception {
        var call = sold();
        var answers =
                atOnce(List.of(refund(call, Call.AMOUNT, "a"), refund(call, Call.AMOUNT, "b")));
        assertThat(answers).extracting(ApiClient.Answer::status).containsOnlyOnce(201);
        assertRefunded(call, Call.AMOUNT);
    }

    @Test
    @Tag("fault-27")
    @Tag("fault-i3")
    void fiftyPartialRefunds() throws Exception {
        var call = sold();
        var answers =
                atOnce(IntStream.range(0, 50).mapToObj(i -> refund(call, 50, "p" + i)).toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(24);
        assertRefunded(call, Call.AMOUNT);
    }

    @Test
    @Tag("fault-28")
    @Tag("fault-i4")
    void captureAgainstVoid() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var call = Call.reserved();
            var id = call.send(shop.api()).text("/id");
            shop.pay(call);
            shop.awaitStatus(call, "authorized");
            atOnce(
                    List.of(
                            () -> shop.api().post("/v1/payments/" + id + "/capture", "{}"),
                            () -> shop.api().post("/v1/payments/" + id + "/cancel", "")));
            var payment = shop.awaitEnd(call);
            boolean isTaken = payment.at("/status").asString().equals("succeeded");
            assertThat(payment.at("/amount_captured").asInt()).isEqualTo(isTaken ? Call.AMOUNT : 0);
            var order = shop.fake().order(shop.orderNo(call));
            assertThat(order.at("/amount_captured").asInt()).isEqualTo(isTaken ? Call.AMOUNT : 0);
            assertThat(order.at("/amount_frozen").asInt()).isZero();
        }
    }

    @Test
    @Tag("fault-29")
    void closeAgainstTheNoticeOfSuccess() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var call = Call.qr();
            var id = call.send(shop.api()).text("/id");
            var number = shop.orderNo(call);
            atOnce(
                    List.of(
                            () -> shop.fake().tryToPay(number),
                            () -> shop.api().post("/v1/payments/" + id + "/cancel", "")));
            boolean isPaid = shop.awaitEnd(call).at("/status").asString().equals("succeeded");
            if (isPaid) {
                assertThat(shop.charges(call)).isEqualTo(1);
                assertThat(shop.fake().order(number).at("/amount_refunded").asInt()).isZero();
            } else {
                // The channel knows no order before its code is looked at, so closing it does not
                // keep the payer from paying afterwards. What comes then is given back.
                Await.until(
                        () -> shop.fake().order(number),
                        order ->
                                order.at("/amount_refunded").asInt()
                                        == order.at("/charges").asInt() * Call.AMOUNT);
            }
        }
    }

    @Test
    @Tag("fault-30")
    void repairAgainstNotice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var call = Call.qr();
            call.send(shop.api());
            var number = shop.orderNo(call);
            var id = shop.read(call).at("/id").asString();
            atOnce(
                    List.of(
                            () -> shop.fake().tryToPay(number),
                            () -> shop.api().post("/v1/payments/" + id + "/sync", ""),
                            () -> shop.api().post("/v1/payments/" + id + "/sync", "")));
            shop.hurry(call);
            shop.assertPaidOnce(call);
        }
    }

    @Test
    @Tag("fault-32")
    @Tag("fault-i1")
    @Tag("fault-i9")
    void oneMerchantWithAThousandWriters() throws Exception {
        Callable<ApiClient.Answer> till =
                () -> {
                    var call = Call.barcode();
                    return Await.until(
                            () -> call.send(shop.api()), answer -> answer.status() == 201);
                };
        var sold = atOnce(IN_FLIGHT, Stream.generate(() -> till).limit(WRITERS).toList());
        assertThat(sold).extracting(answer -> answer.text("/status")).containsOnly("succeeded");
        long exact = (long) WRITERS * Call.AMOUNT;
        // What the channel owes to the books, and what the books owe to the merchant.
        assertThat(balances()).containsEntry("merchant:payable", -exact);
        assertThat(balances().values()).containsExactlyInAnyOrder(exact, -exact);
    }

    /** As the API tells them, by account. */
    private Map<String, Long> balances() {
        return shop.api()
                .get("/v1/balances")
                .json()
                .at("/data")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                balance -> balance.at("/account").asString(),
                                balance -> balance.at("/balance").asLong()));
    }

    private Call sold() {
        var call = Call.barcode();
        assertThat(call.send(shop.api()).text("/status")).isEqualTo("succeeded");
        return call;
    }

    private Callable<ApiClient.Answer> refund(Call call, long amount, String number) {
        return () -> shop.refund(call, amount, number + call.name());
    }

    private void assertRefunded(Call call, int amount) {
        Await.until(() -> shop.read(call).at("/amount_refunded").asInt(), sum -> sum == amount);
        assertThat(shop.fake().order(shop.orderNo(call)).at("/amount_refunded").asInt())
                .isEqualTo(amount);
    }

    private static List<ApiClient.Answer> atOnce(List<Callable<ApiClient.Answer>> work)
            throws InterruptedException {
        return atOnce(work.size(), work);
    }

    private static List<ApiClient.Answer> atOnce(
            int inFlight, List<Callable<ApiClient.Answer>> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(inFlight)) {
            var done = threads.invokeAll(work);
            assertThat(done).allSatisfy(end -> assertThat(end).succeedsWithin(Duration.ZERO));
            return done.stream().map(Future::resultNow).toList();
        }
    }
}
