package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.channel.BenchAdapter;
import dev.tollbridge.bench.client.Api;
import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Onboarding;
import dev.tollbridge.bench.load.Lines;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.process.Installation.Commands;
import dev.tollbridge.bench.process.Measures;
import dev.tollbridge.bench.process.ServerCommand;
import dev.tollbridge.bench.sink.Signatures;
import dev.tollbridge.bench.sink.WebhookSink;
import dev.tollbridge.bench.stub.StubChannel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One installation under measurement, with its channels and its webhook sink, and the merchants of
 * the load.
 */
final class Stand implements AutoCloseable {
    private static final String APP_ID = "2021000000002000";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> TOLD = List.of("payment.succeeded");
    private final Http http = new Http();
    private final Arrivals arrivals = new Arrivals();
    private final WebhookSink sink = new WebhookSink(arrivals::take);
    private final Installation installation;
    private final List<String> stubCommand;
    private final List<String> serverCommand;
    private final int stubPort = Measures.freePort();
    private final Lines server;
    private final Lines phone;
    private final List<Told> told = new ArrayList<>();
    private long stubPid;

    /** A merchant with an endpoint at the sink. */
    private record Told(String name, String merchant, String secret) {}

    private Stand(List<String> server, BenchOptions options, Path directory) {
        this.stubCommand = options.stub();
        this.serverCommand = server;
        this.installation =
                new Installation(
                        new Commands(server, options.simulators(), Map.of()), directory, http);
        this.server = new Lines(installation.base());
        this.phone = new Lines(installation.simulatorsBase());
    }

    /**
     * @param command of the server as the launcher starts it
     * @param directory empty or absent
     */
    static Stand open(List<String> command, BenchOptions options, Path directory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        return new Stand(
                ServerCommand.with(command, options.channelJar(), directory), options, directory);
    }

    /** The simulators and the other side of the channel {@code bench}. */
    void startChannels() throws InterruptedException {
        installation.startSimulators();
        var command = new ArrayList<>(stubCommand);
        command.add(String.valueOf(stubPort));
        stubPid = installation.startBeside("stub", command, stub("/health"));
    }

    Installation installation() {
        return installation;
    }

    /** Of the server, as long as it is not stopped. */
    Database database() throws SQLException {
        return Database.open(installation.databasePort());
    }

    List<String> serverCommand() {
        return serverCommand;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Lines phone() {
        return phone;
    }

    /** Of the processes that play channels. */
    List<Long> channelPids() {
        return List.of(installation.simulatorsPid(), stubPid);
    }

    /** The demo's merchant, which is there as soon as the server is. */
    Caller demo() throws IOException {
        var demo = Http.JSON.readTree(Files.readString(installation.data().resolve("demo.json")));
        return new Caller(server, demo.path("api_key").asString());
    }

    /** Without a webhook endpoint; its channel leaves payments unpaid, and waits that long. */
    Caller quiet(String name, int delayMs) throws IOException, InterruptedException {
        var api = merchant(name).keys().getFirst();
        benchAccount(api, "/quiet/" + delayMs);
        return new Caller(server, api.key());
    }

    /** Its channel has every payment paid at once; it is told at the sink. */
    Caller lively(String name) throws IOException, InterruptedException {
        var merchant = merchant(name);
        benchAccount(merchant.keys().getFirst(), "/paid/0");
        return told(name, merchant);
    }

    /** With an account at the simulated Alipay; it is told at the sink. */
    Caller alipay(String name) throws IOException, InterruptedException {
        var merchant = merchant(name);
        var app = new FakeAlipay(http, installation.simulatorsBase()).app(APP_ID);
        onboarding().alipayAccount(merchant.keys().getFirst(), app);
        return told(name, merchant);
    }

    private Caller told(String name, Onboarding.Merchant merchant)
            throws IOException, InterruptedException {
        var api = merchant.keys().getFirst();
        var endpoint = onboarding().endpoint(api, sink.url(name), TOLD);
        arrivals.know(name, new Signatures(endpoint.secret(), List.of()));
        told.add(new Told(name, merchant.id(), endpoint.secret()));
        return new Caller(server, api.key());
    }

    /**
     * The gateway makes a merchant's key pair when it first tells something: after a first life.
     */
    void learnKeys() throws IOException, InterruptedException {
        for (var shop : told) {
            var path = "/.well-known/jwks.json?merchant=" + shop.merchant();
            var answer = http.send("GET", installation.base().resolve(path), null, LIMIT);
            var keys = answer.json().path("keys").valueStream();
            arrivals.know(
                    shop.name(),
                    new Signatures(
                            shop.secret(), keys.map(key -> key.path("whpk").asString()).toList()));
        }
    }

    private void benchAccount(Api api, String behaviour) throws IOException, InterruptedException {
        onboarding()
                .account(
                        api,
                        BenchAdapter.CODE,
                        Map.of(
                                "gateway_url",
                                stub(behaviour).toString(),
                                "secret",
                                StubChannel.SECRET));
    }

    private Onboarding.Merchant merchant(String name) throws IOException, InterruptedException {
        return onboarding().merchant(name, 1);
    }

    private Onboarding onboarding() {
        return new Onboarding(http, installation.base());
    }

    private URI stub(String path) {
        return URI.create("http://127.0.0.1:" + stubPort + path);
    }

    @Override
    public void close() throws IOException {
        server.close();
        phone.close();
        installation.close();
        sink.close();
        http.close();
    }
}
