package dev.tollbridge.bench.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Bodies of {@code POST /v1/payments}. */
final class Orders {
    private static final int MOST_FEN = 50_000;

    /** Of the scenes that a payer can begin without more data. */
    private static final Dice<String> SCENES =
            new Dice<String>().with(7, "qr").with(2, "web").with(2, "h5").with(1, "app");

    /** Of these, the ones in which the channel can reserve. */
    private static final Dice<String> RESERVING_SCENES =
            new Dice<String>().with(3, "qr").with(1, "app");

    /** The ends of payment codes and what they do: simulators/README.md, "Payment codes". */
    private static final Dice<String> CODES =
            new Dice<String>()
                    .with(10, "100")
                    .with(3, "910")
                    .with(2, "915")
                    .with(1, "920")
                    .with(1, "930")
                    .with(1, "935")
                    .with(1, "940")
                    .with(1, "945")
                    .with(1, "950");

    private Orders() {}

    /** A payment without a method: the payer chooses on the checkout. */
    static Map<String, Object> open(RandomGenerator random, String order, int seconds) {
        var terms = new HashMap<String, Object>();
        terms.put("amount", 2 + random.nextInt(MOST_FEN));
        terms.put("currency", "CNY");
        terms.put("merchant_order_id", order);
        terms.put("subject", "Soak " + order);
        terms.put("expires_in", seconds);
        return terms;
    }

    /** The payer will scan, click or open something. */
    static Map<String, Object> started(RandomGenerator random, String order, int seconds) {
        var terms = open(random, order, seconds);
        terms.put("method", "alipay");
        terms.put("scene", SCENES.roll(random));
        return terms;
    }

    /** The shop scans the payer's code. */
    static Map<String, Object> barcode(RandomGenerator random, String order) {
        var terms = open(random, order, 600);
        terms.put("method", "alipay");
        terms.put("scene", "barcode");
        terms.put("auth_code", code(random));
        return terms;
    }

    /** To be reserved now and captured later. */
    static Map<String, Object> authorized(RandomGenerator random, String order) {
        var terms = open(random, order, 600);
        terms.put("method", "alipay");
        terms.put("scene", RESERVING_SCENES.roll(random));
        terms.put("capture", "manual");
        return terms;
    }

    static Map<String, Object> choice(RandomGenerator random) {
        return Map.of("method", "alipay", "scene", SCENES.roll(random));
    }

    private static String code(RandomGenerator random) {
        return "28%013d%s".formatted(random.nextLong(10_000_000_000_000L), CODES.roll(random));
    }
}
