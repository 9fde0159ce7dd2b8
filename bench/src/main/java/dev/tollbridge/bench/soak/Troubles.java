package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.sink.Mood;
import dev.tollbridge.bench.sink.WebhookSink;
import dev.tollbridge.bench.soak.Trouble.Course;
import dev.tollbridge.bench.soak.Trouble.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** All that goes wrong: at the channel, at the merchant's server, and with the processes. */
final class Troubles {
    private final Installation installation;
    private final FakeAlipay alipay;
    private final WebhookSink sink;
    private final int hurry;

    /**
     * @param hurry divides all times; 1 for a long run
     */
    Troubles(Installation installation, FakeAlipay alipay, WebhookSink sink, int hurry) {
        this.installation = installation;
        this.alipay = alipay;
        this.sink = sink;
        this.hurry = hurry;
    }

    List<Trouble> all(Weather weather, Tally tally, long seed) {
        var seeds = new SplittableRandom(seed);
        return List.of(
                new Trouble("channel", weather, tally, seeds.nextLong(), seconds(6), channel()),
                new Trouble("sink", weather, tally, seeds.nextLong(), seconds(15), sink()),
                new Trouble("process", weather, tally, seeds.nextLong(), seconds(20), processes()));
    }

    private Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds).dividedBy(hurry);
    }

    private Duration upTo(SplittableRandom random, int seconds) {
        return Duration.ofMillis(500 + random.nextInt(seconds * 1000 / hurry));
    }

    private Dice<Fault> channel() {
        return new Dice<Fault>()
                .with(3, channel("delay", Map.of("delay_ms", 1500)))
                .with(1, channel("delay", Map.of("delay_ms", 25_000 / hurry)))
                .with(4, channel("drop_reply", Map.of()))
                .with(3, channel("drop_request", Map.of()))
                .with(2, channel("http_5xx", Map.of("commit", true)))
                .with(2, channel("http_5xx", Map.of("status", 502)))
                .with(2, channel("garbage", Map.of()))
                .with(2, channel("wrong_signature", Map.of()))
                .with(1, channel("no_signature", Map.of()))
                .with(1, channel("escaped_slash", Map.of()))
                .with(2, channel("code_20000", Map.of("commit", true)))
                .with(1, channel("code_20000", Map.of()))
                .with(2, channel("sub_code", Map.of("value", "ACQ.SYSTEM_ERROR")))
                .with(3, channel("duplicate_notice", Map.of()))
                .with(3, channel("delay_notice", Map.of("delay_ms", 4000)))
                .with(2, channel("reorder_notices", Map.of()))
                .with(2, channel("forge_notice", Map.of()));
    }

    /** For some seconds, for all orders or for the next few. */
    private Fault channel(String kind, Map<String, Object> details) {
        return new Fault(
                "channel_" + kind,
                random -> {
                    var fault = new HashMap<>(details);
                    fault.put("kind", kind);
                    if (random.nextBoolean()) {
                        fault.put("times", 1 + random.nextInt(30));
                    }
                    alipay.setFault(fault);
                    try {
                        Thread.sleep(upTo(random, 10));
                    } finally {
                        alipay.clearFaults(kind);
                    }
                });
    }

    private Dice<Fault> sink() {
        return new Dice<Fault>()
                .with(3, sink(Mood.FAILING, 10))
                .with(2, sink(Mood.SLOW, 25))
                .with(2, sink(Mood.RESETTING, 10))
                .with(2, sink(Mood.CLOSED, 15));
    }

    private Fault sink(Mood mood, int longestSeconds) {
        return new Fault(
                "sink_" + mood.name().toLowerCase(Locale.ROOT),
                random -> {
                    sink.setMood(mood);
                    try {
                        Thread.sleep(upTo(random, longestSeconds));
                    } finally {
                        sink.setMood(Mood.WELL);
                    }
                });
    }

    private Dice<Fault> processes() {
        return new Dice<Fault>()
                .with(8, process("server_kill", random -> installation.killServer()))
                .with(
                        4,
                        process(
                                "server_and_database_kill",
                                random -> installation.killServerAndDatabase()))
                .with(3, process("server_term", random -> installation.stopServer()))
                .with(
                        3,
                        process(
                                "server_pause",
                                random -> installation.pauseServer(upTo(random, 20))))
                .with(
                        1,
                        process(
                                "server_pause_beyond_leases",
                                random -> installation.pauseServer(seconds(70))))
                .with(
                        2,
                        process(
                                "database_pause",
                                random -> installation.pauseDatabase(upTo(random, 8))))
                .with(3, process("simulators_kill", random -> installation.killSimulators()));
    }

    /** What has ended is started again at once. */
    private Fault process(String name, Course course) {
        return new Fault(
                name,
                random -> {
                    course.run(random);
                    if (!installation.areSimulatorsAlive()) {
                        installation.startSimulators();
                    }
                    if (!installation.isServerAlive()) {
                        installation.startServer();
                    }
                });
    }
}
