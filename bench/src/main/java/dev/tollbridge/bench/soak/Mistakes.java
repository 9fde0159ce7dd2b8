package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A shop's program that is not finished yet. Each mistake has its answer, and changes nothing. */
final class Mistakes {
    private static final String PAYMENTS = "/v1/payments";
    private static final String NOBODY = "pay_01jt0vq1c2e9xbt7r5d4m8k6hn";

    private Mistakes() {}

    static void makes(Till till, Payer payer) throws InterruptedException, NoAnswer {
        var open = Orders.open(till.random(), till.order(), 600);
        till.mistake("POST", PAYMENTS, changed(open, "colour", "red"), Set.of(400));
        till.mistake("POST", PAYMENTS, changed(open, "amount", 0), Set.of(400));
        till.mistake("POST", PAYMENTS, changed(open, "amount", 1.5), Set.of(400));
        till.mistake("POST", PAYMENTS, changed(open, "subject", ""), Set.of(400));
        till.mistake("POST", PAYMENTS, changed(open, "scene", "qr"), Set.of(400));
        till.mistake("POST", PAYMENTS, "{\"amount\":", Set.of(400));
        till.mistake("GET", PAYMENTS + "/" + NOBODY, "", Set.of(404));
        till.mistake("POST", PAYMENTS + "/" + NOBODY + "/cancel", "{}", Set.of(404));
        var created = till.create(open);
        if (created.isEmpty()) {
            return;
        }
        var id = Lives.id(created.get());
        var refund = Till.json(Map.of("payment", id, "amount", 1));
        till.mistake("POST", "/v1/refunds", refund, Set.of(422));
        till.mistake("POST", PAYMENTS, changed(open, "subject", "Other terms"), Set.of(409));
        till.reuse(PAYMENTS + "/" + id + "/sync", "{}", "{ \"really\": true }");
        till.command("cancel", id, Map.of(), Set.of());
    }

    private static String changed(Map<String, Object> terms, String name, Object value) {
        var copy = new HashMap<>(terms);
        copy.put(name, value);
        return Till.json(copy);
    }
}
