package dev.tollbridge.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Kill Bill is run from.
 *
 * @param java the program of a JDK that it runs on
 * @param tomcat Apache Tomcat, unpacked
 * @param war Kill Bill's war, unpacked
 * @param settings the directory with the files of {@link Tuning#TUNED}
 */
public record KillBillSetup(Path java, Path tomcat, Path war, Path settings) {
    private static final String TUNED = "kill-bill-tuned";

    /** How it is set. */
    public enum Tuning {
        /** By the settings in its war. */
        SHIPPED,
        /** With the knobs of {@code bench/peers/kill-bill-tuned*} turned. */
        TUNED
    }

    /** The lines of settings that differ from those in the war, for the results. */
    public List<String> knobs(Tuning tuning) {
        return switch (tuning) {
            case SHIPPED -> List.of();
            case TUNED -> {
                var lines = new ArrayList<>(lines(".jvm"));
                lines.addAll(lines(".properties"));
                lines.add("log level WARN");
                yield List.copyOf(lines);
            }
        };
    }

    /** Words for the JVM. */
    List<String> flags(Tuning tuning) {
        return switch (tuning) {
            case SHIPPED -> List.of();
            case TUNED -> {
                var words = new ArrayList<>(lines(".jvm"));
                var log = settings.resolve(TUNED + "-logback.xml");
                words.add("-Dlogback.configurationFile=" + log);
                yield List.copyOf(words);
            }
        };
    }

    /**
     * The file of settings: the war's, then the knobs, then where it runs; of a name that comes
     * twice the last counts (java.util.Properties).
     *
     * @param url of its database, JDBC
     * @param directory for what it writes
     */
    String properties(Tuning tuning, String url, Path directory) {
        var text =
                new StringBuilder(read(war.resolve("WEB-INF/classes/killbill-server.properties")));
        text.append('\n');
        if (tuning == Tuning.TUNED) {
            lines(".properties").forEach(line -> text.append(line).append('\n'));
        }
        for (var prefix : List.of("org.killbill.dao.", "org.killbill.billing.osgi.dao.")) {
            line(text, prefix + "url", url);
            line(text, prefix + "user", "postgres");
            line(text, prefix + "password", "");
        }
        line(text, "org.killbill.osgi.root.dir", directory.resolve("osgi").toString());
        line(text, "org.killbill.osgi.bundle.install.dir", directory.resolve("bundles").toString());
        // It would ask the internet for a newer one.
        line(text, "org.killbill.server.updateCheck.skip", "true");
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value).append('\n');
    }

    private List<String> lines(String ending) {
        return read(settings.resolve(TUNED + ending))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
