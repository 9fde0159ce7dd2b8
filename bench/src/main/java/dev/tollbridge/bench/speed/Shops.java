package dev.tollbridge.bench.speed;

import java.io.IOException;

/**
 * The merchants of the load.
 *
 * @param quiet its payments stay unpaid, and nobody is told
 * @param lively its payments are paid at once, and it is told
 * @param alipay the same at the simulated Alipay
 * @param slow as quiet, with a channel that takes a second
 */
record Shops(Caller quiet, Caller lively, Caller alipay, Caller slow) {
    private static final int SLOW_MS = 1000;

    static Shops open(Stand stand) throws IOException, InterruptedException {
        return new Shops(
                stand.quiet("quiet", 0),
                stand.lively("lively"),
                stand.alipay("alipay"),
                stand.quiet("slow", SLOW_MS));
    }
}
