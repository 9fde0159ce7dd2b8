package dev.tollbridge.bench.speed;

import static dev.tollbridge.bench.load.Work.Verdict.DONE;

import dev.tollbridge.bench.load.Lines;
import dev.tollbridge.bench.load.Reply;
import dev.tollbridge.bench.load.Work;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The pieces of work that are measured, as a shop's programs do them. */
final class Works {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int AMOUNT = 8800;
    private static final String AT_THE_CHANNEL = ",\"method\":\"%s\",\"scene\":\"qr\"";
    private final String run;
    private final Arrivals arrivals;
    private final PaidPayments paid;

    /**
     * @param run begins every order's number
     * @param paid is told the payments whose lives are done
     */
    Works(String run, Arrivals arrivals, PaidPayments paid) {
        this.run = run;
        this.arrivals = arrivals;
        this.paid = paid;
    }

    /** A payment is recorded; its method is chosen later, so no channel is called. */
    Work create(Caller shop) {
        return number -> Work.judge(create(shop, order(number), ""), CREATED);
    }

    /** A payment is recorded and its channel asked; the answer is what the payer scans. */
    Work createAtChannel(Caller shop) {
        return number -> {
            var reply = create(shop, order(number), AT_THE_CHANNEL.formatted("bench"));
            var verdict = Work.judge(reply, CREATED);
            if (verdict == DONE && !reply.text().contains("\"show_qr\"")) {
                throw new IOException("the channel gave no code: " + reply.text());
            }
            return verdict;
        };
    }

    /** Create with a channel call, the channel's notice, the webhook received and verified. */
    Work life(List<Caller> shops) {
        return number -> {
            var shop = shops.get((int) (number % shops.size()));
            var order = order(number);
            var arrival = arrivals.expect(order);
            var reply = create(shop, order, AT_THE_CHANNEL.formatted("bench"));
            if (Work.judge(reply, CREATED) != DONE) {
                arrivals.forget(order);
                return Work.Verdict.SHED;
            }
            arrivals.await(order, arrival);
            paid.add(shop, reply.member("id"));
            return DONE;
        };
    }

    /**
     * The same at the simulated Alipay, which does nothing until the payer scans and pays.
     *
     * @param phone to the simulators
     */
    Work alipayLife(Caller shop, Lines phone) {
        return number -> {
            var order = order(number);
            var arrival = arrivals.expect(order);
            var reply = create(shop, order, AT_THE_CHANNEL.formatted("alipay"));
            if (Work.judge(reply, CREATED) != DONE) {
                arrivals.forget(order);
                return Work.Verdict.SHED;
            }
            pay(phone, URI.create(reply.member("content")));
            arrivals.await(order, arrival);
            return DONE;
        };
    }

    private static void pay(Lines phone, URI bill) throws IOException {
        var form = "Content-Type: application/x-www-form-urlencoded\r\n";
        var reply = phone.send("POST", bill.getPath(), form, "action=pay");
        if (reply.status() != SEE_OTHER) {
            throw new IOException("the payer cannot pay: HTTP " + reply.status());
        }
    }

    /** A part of a paid payment is given back at the channel. */
    Work refund() {
        return number -> {
            var payment = paid.next();
            var body =
                    "{\"payment\":\"%s\",\"amount\":1,\"merchant_refund_id\":\"%s\"}"
                            .formatted(payment.id(), order(number));
            var reply = payment.shop().post("/v1/refunds", order(number), body);
            var verdict = Work.judge(reply, CREATED);
            if (verdict == DONE && !reply.text().contains("\"status\":\"succeeded\"")) {
                throw new IOException("not refunded: " + reply.text());
            }
            return verdict;
        };
    }

    /** A payment's state is read. */
    Work read() {
        return number -> {
            var payment = paid.next();
            return Work.judge(payment.shop().get("/v1/payments/" + payment.id()), OK);
        };
    }

    private Reply create(Caller shop, String order, String method) throws IOException {
        var body =
                "{\"amount\":%d,\"currency\":\"CNY\",\"merchant_order_id\":\"%s\",\"subject\":\"Blue teapot\"%s}"
                        .formatted(AMOUNT, order, method);
        return shop.post("/v1/payments", order, body);
    }

    private String order(long number) {
        return run + "-" + number;
    }
}
