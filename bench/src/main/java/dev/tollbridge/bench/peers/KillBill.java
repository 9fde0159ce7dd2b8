package dev.tollbridge.bench.peers;

import dev.tollbridge.bench.peers.KillBillSetup.Tuning;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.process.Measures;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One Kill Bill that runs in a Tomcat of its own, on a database of its own. */
public final class KillBill implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);
    private static final int POLL_MS = 50;

    /**
     * What its libraries reach into and a JDK from 16 on keeps closed: cglib makes classes, and
     * Felix takes the handlers of URLs.
     */
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.net",
                    "java.util",
                    "java.security",
                    "sun.net.www.protocol.file",
                    "sun.net.www.protocol.ftp",
                    "sun.net.www.protocol.http",
                    "sun.net.www.protocol.https",
                    "sun.net.www.protocol.jar",
                    "sun.net.www.protocol.jrt");

    private final long pid;
    private final URI base;
    private final String url;

    private KillBill(long pid, URI base, String url) {
        this.pid = pid;
        this.base = base;
        this.url = url;
    }

    /**
     * Makes its tables, starts it, and returns when it is well.
     *
     * @param url of an empty database, JDBC
     * @param directory that is made, for what it writes
     * @param beside with whose end it ends at the latest
     */
    public static KillBill start(
            KillBillSetup setup, Tuning tuning, String url, Path directory, Installation beside)
            throws IOException, SQLException, InterruptedException {
        KillBillSchema.create(url, setup.war());
        int port = Measures.freePort();
        for (var name : List.of("conf", "temp", "logs", "osgi", "bundles")) {
            Files.createDirectories(directory.resolve(name));
        }
        Files.copy(setup.tomcat().resolve("conf/web.xml"), directory.resolve("conf/web.xml"));
        Files.writeString(directory.resolve("conf/server.xml"), tomcat(port, setup.war()));
        var properties = directory.resolve("killbill.properties");
        Files.writeString(properties, setup.properties(tuning, url, directory));
        var base = URI.create("http://127.0.0.1:" + port);
        long pid =
                beside.startBeside(
                        directory.getFileName().toString(),
                        command(setup, tuning, directory, properties),
                        base.resolve("/1.0/healthcheck"));
        return new KillBill(pid, base, url);
    }

    /** Tomcat's own defaults for its connector, and no log of requests. */
    private static String tomcat(int port, Path war) {
        return """
        <Server port="-1"><Service name="Catalina">
          <Connector port="%d" address="127.0.0.1" protocol="HTTP/1.1"/>
          <Engine name="Catalina" defaultHost="localhost"><Host name="localhost">
            <Context path="" docBase="%s"/>
          </Host></Engine>
        </Service></Server>
        """
                .formatted(port, war);
    }

    private static List<String> command(
            KillBillSetup setup, Tuning tuning, Path directory, Path properties) {
        var bin = setup.tomcat().resolve("bin");
        var words = new ArrayList<>(List.of(setup.java().toString()));
        OPENED.forEach(name -> words.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        words.addAll(setup.flags(tuning));
        words.addAll(
                List.of(
                        "-Djava.security.egd=file:/dev/./urandom",
                        "-Djava.io.tmpdir=" + directory.resolve("temp"),
                        "-Dcatalina.home=" + setup.tomcat(),
                        "-Dcatalina.base=" + directory,
                        "-DLOGS_DIR=" + directory.resolve("logs"),
                        "-Dorg.killbill.server.properties=" + properties.toUri(),
                        "-cp",
                        bin.resolve("bootstrap.jar")
                                + File.pathSeparator
                                + bin.resolve("tomcat-juli.jar"),
                        "org.apache.catalina.startup.Bootstrap",
                        "start"));
        return words;
    }

    public URI base() {
        return base;
    }

    public long pid() {
        return pid;
    }

    /**
     * Until the events of what was done are handled: it tells itself of each payment over a table,
     * and what is left of that would burden whoever is measured next.
     */
    public void awaitQuiet() throws InterruptedException {
        long deadline = System.nanoTime() + QUIET_LIMIT.toNanos();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows = statement.executeQuery("select count(*) from bus_events")) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Kill Bill does not come to rest");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look at Kill Bill's events", e);
        }
    }

    @Override
    public void close() {
        ProcessHandle.of(pid)
                .ifPresent(process -> {
                    process.destroy();
                    try {
                        process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
                    } catch (CompletionException e) {
                        process.destroyForcibly();
                    }
                });
    }
}
