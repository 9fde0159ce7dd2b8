package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel's result codes in our terms. Each line is a code, an {@link ErrorCategory} and a {@link
 * DeclineCode}, separated by tabs. A line {@code call code} overrides the line of the code for that
 * call. Empty lines and lines that begin with {@code #} say nothing.
 */
public final class ErrorTable {
    private static final String NAME = "errors.tsv";
    private final Map<String, Meaning> meanings;

    private ErrorTable(Map<String, Meaning> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** What a code means. */
    public record Meaning(ErrorCategory category, DeclineCode code) {
        /** The error that a channel told with this meaning; both texts are the channel's own. */
        public ChannelError error(@Nullable String channelCode, @Nullable String channelMessage) {
            return new ChannelError(category, code, channelCode, channelMessage);
        }
    }

    /**
     * Reads the resource {@code errors.tsv} of an adapter.
     *
     * @param owner a class of the package that the resource is in
     * @throws IllegalStateException if a line cannot be read or says again what another says
     */
    public static ErrorTable of(Class<?> owner) {
        var resource = Objects.requireNonNull(owner.getResourceAsStream(NAME), NAME);
        try (var lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
            return parse(lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ErrorTable parse(Stream<String> lines) {
        var meanings = new HashMap<String, Meaning>();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    var row = line.split("\t", -1);
                    if (row.length != 3) {
                        throw new IllegalStateException(
                                NAME + ": no code, category, reason: " + line);
                    }
                    var meaning =
                            new Meaning(ErrorCategory.valueOf(row[1]), DeclineCode.valueOf(row[2]));
                    if (meanings.put(row[0], meaning) != null) {
                        throw new IllegalStateException(NAME + " lists twice: " + row[0]);
                    }
                });
        return new ErrorTable(meanings);
    }

    /** What a code means wherever it stands; empty if the table does not list it. */
    public Optional<Meaning> find(String code) {
        return Optional.ofNullable(meanings.get(code));
    }

    /** What a code means as the answer to that call; empty if the table does not list it. */
    public Optional<Meaning> find(String call, String code) {
        return find(call + " " + code).or(() -> find(code));
    }
}
