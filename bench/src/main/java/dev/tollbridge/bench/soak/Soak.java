package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Patient;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.process.Installation.Commands;
import dev.tollbridge.bench.sink.Mood;
import dev.tollbridge.bench.sink.WebhookSink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run: start, load under trouble, settle, read back, verify, report. */
public final class Soak {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LIVES_LIMIT = Duration.ofMinutes(6);
    private static final Duration LONG_RUN = Duration.ofMinutes(2);
    private final SoakOptions options;
    private final PrintStream out;
    private final Http http = new Http();
    private final Tally tally = new Tally();
    private final Inbox inbox = new Inbox();
    private final Installation installation;
    private final FakeAlipay alipay;
    private final boolean isLong;

    Soak(SoakOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.installation =
                new Installation(
                        new Commands(options.server(), options.simulators(), Map.of()),
                        options.directory(),
                        http);
        this.alipay = new FakeAlipay(http, installation.simulatorsBase());
        this.isLong = options.time().compareTo(LONG_RUN) >= 0;
    }

    Report run() throws IOException, InterruptedException, NoAnswer {
        Files.createDirectories(options.directory());
        out.printf(
                "soak: %.1f minutes, %.1f lives/s, seed %d, data in %s%n",
                Report.minutes(options.time()),
                options.rate(),
                options.seed(),
                options.directory());
        // Ctrl-C ends what was started, too.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop"));
        try (http;
                installation;
                var journal = new Journal(options.directory().resolve("journal.jsonl"));
                var sink = new WebhookSink(inbox::take)) {
            var began = Instant.now();
            installation.startSimulators();
            installation.startServer();
            var weather = new Weather(options.time());
            var stage = stage(journal, sink, weather);
            var load = new Load(stage, options.seed(), options.rate());
            var progress = new Progress(out, installation, tally, weather, load, inbox);
            long atStart = installation.serverResidentBytes();
            disturb(load, weather, sink, progress);
            var rest = new Settling(stage, this::say).settle(naturally(), settlingLimit());
            var server =
                    new Report.Server(
                            atStart,
                            installation.serverResidentBytes(),
                            Math.max(progress.mostResident(), atStart),
                            installation.databaseBytes());
            var books = books();
            var world = new Census(stage, this::say).take(inbox, began);
            return new Reckoning(options, tally, inbox, stage.patient())
                    .report(load.begun(), journal.entries(), world, rest, server, books);
        }
    }

    private void disturb(Load load, Weather weather, WebhookSink sink, Progress progress)
            throws IOException, InterruptedException {
        var troubles =
                new Troubles(installation, alipay, sink, isLong ? 1 : 5)
                        .all(weather, tally, options.seed());
        progress.start();
        troubles.forEach(Trouble::start);
        load.run(options.time());
        for (var trouble : troubles) {
            trouble.stop();
        }
        alipay.clearFaults("");
        say("the load ends; no more faults");
        boolean ended = load.finish(LIVES_LIMIT);
        progress.stop();
        say(ended ? "all lives have ended" : "some lives did not end in time and were cut off");
    }

    private Stage stage(Journal journal, WebhookSink sink, Weather weather)
            throws IOException, InterruptedException, NoAnswer {
        // A shop that does not know the keys yet cannot take a webhook.
        sink.setMood(Mood.FAILING);
        var stage =
                new Stage(
                        "soak" + options.seed(),
                        isLong,
                        new Shops(http, installation, alipay).open(sink),
                        alipay,
                        journal,
                        tally,
                        new Patient(PATIENCE, tally::uncertain),
                        weather::isCalm);
        inbox.know(new Introductions(stage).keys());
        sink.setMood(Mood.WELL);
        return stage;
    }

    /** What the gateway's own checks say; they run beside the server. */
    private Map<String, String> books() throws InterruptedException {
        var books = new LinkedHashMap<String, String>();
        for (var check : List.of("verify-audit")) {
            var checked = installation.offline(check);
            books.put(check, checked.code() == 0 ? "right" : "WRONG, code " + checked.code());
            say(check + ": " + checked.output().strip());
        }
        return books;
    }

    private Duration naturally() {
        return isLong ? Duration.ofSeconds(75) : Duration.ofSeconds(8);
    }

    private Duration settlingLimit() {
        return isLong ? Duration.ofMinutes(10) : Duration.ofMinutes(2);
    }

    private void say(String text) {
        out.println("        " + text);
    }
}
