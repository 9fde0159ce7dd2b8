package dev.tollbridge.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.bench.peers.KillBillSetup.Tuning;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a war of one file, and the knobs that are in the repository. */
class KillBillSetupTest {
    private static final String URL = "jdbc:postgresql://127.0.0.1:5432/killbill";
    private static final String BUS_THREADS = "org.killbill.persistent.bus.main.nbThreads";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeEach
    void war() throws IOException {
        var classes = Files.createDirectories(directory.resolve("war/WEB-INF/classes"));
        Files.writeString(
                classes.resolve("killbill-server.properties"),
                """
                org.killbill.dao.url=jdbc:mysql://127.0.0.1:3306/killbill
                org.killbill.dao.password=root
                org.killbill.server.multitenant=true
                %s=1\
                """
                        .formatted(BUS_THREADS));
    }

    @Test
    void shippedKeepsWhatTheWarSaysButForWhereItRuns() throws IOException {
        var settings = settings(Tuning.SHIPPED);
        assertThat(settings.getProperty(BUS_THREADS)).isEqualTo("1");
        assertThat(settings.getProperty("org.killbill.server.multitenant")).isEqualTo("true");
        assertThat(settings.getProperty("org.killbill.dao.url")).isEqualTo(URL);
        assertThat(settings.getProperty("org.killbill.dao.password")).isEmpty();
        assertThat(setup().flags(Tuning.SHIPPED)).isEmpty();
        assertThat(setup().knobs(Tuning.SHIPPED)).isEmpty();
    }

    @Test
    void tunedTurnsTheKnobsAndNamesThem() throws IOException {
        var settings = settings(Tuning.TUNED);
        assertThat(settings.getProperty(BUS_THREADS)).isEqualTo("4");
        assertThat(settings.getProperty("org.killbill.dao.url")).isEqualTo(URL);
        assertThat(setup().knobs(Tuning.TUNED))
                .contains(BUS_THREADS + "=4", "-Xmx1g")
                .noneMatch(knob -> knob.startsWith("#") || knob.isBlank());
        assertThat(setup().flags(Tuning.TUNED))
                .last()
                .asString()
                .startsWith("-Dlogback.configurationFile=")
                .satisfies(flag ->
                        assertThat(Path.of(flag.substring(flag.indexOf('=') + 1))).exists());
    }

    private Properties settings(Tuning tuning) throws IOException {
        var read = new Properties();
        read.load(new StringReader(setup().properties(tuning, URL, directory)));
        return read;
    }

    private KillBillSetup setup() {
        return new KillBillSetup(
                Path.of("java"),
                directory,
                directory.resolve("war"),
                Path.of("peers").toAbsolutePath());
    }
}
