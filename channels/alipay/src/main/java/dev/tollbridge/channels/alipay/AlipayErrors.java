package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Alipay's codes in our terms. The table is the resource {@code errors.tsv}: business codes as well
 * as gateway codes, one a line. A code that is not in it is unknown, which for anything that moves
 * money is the only honest reading of a word nobody has explained.
 */
final class AlipayErrors {
    /** Whatever reason it gives: nobody knows what happened. */
    private static final String SERVICE_UNAVAILABLE = "20000";

    private static final Map<String, Meaning> TABLE = load();

    private record Meaning(ErrorCategory category, DeclineCode code) {}

    private AlipayErrors() {}

    static ChannelError of(AlipayAnswer answer) {
        var code = answer.subCode().isEmpty() ? answer.code() : answer.subCode();
        if (answer.code().equals(SERVICE_UNAVAILABLE)) {
            return new ChannelError(
                    ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_UNAVAILABLE, code, message(answer));
        }
        var meaning =
                find(answer.method().api() + " " + code)
                        .or(() -> find(code))
                        .or(() -> unlisted(answer))
                        .orElse(new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR));
        return new ChannelError(meaning.category(), meaning.code(), code, message(answer));
    }

    /** What an error code inside a successful answer means. */
    static ChannelError of(AlipayMethod method, String code, String message) {
        var meaning =
                find(method.api() + " " + code)
                        .or(() -> find(code))
                        .orElse(new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR));
        return new ChannelError(meaning.category(), meaning.code(), code, message);
    }

    /** Why something is over for good, from the {@code error_code} of a successful answer. */
    static ChannelError ofFinal(AlipayAnswer answer) {
        var reason = Objects.requireNonNullElse(answer.text("fail_reason"), "");
        var error =
                of(
                        answer.method(),
                        Objects.requireNonNullElse(answer.text("error_code"), "FAIL"),
                        reason);
        return error.category() == ErrorCategory.UNKNOWN
                ? new ChannelError(
                        ErrorCategory.DECLINED, DeclineCode.OTHER, error.channelCode(), reason)
                : error;
    }

    static boolean lists(String code) {
        return TABLE.containsKey(code);
    }

    /** The end of a conversation that Alipay answered with this failure. */
    static <T> Step<T> failed(AlipayAnswer answer) {
        return Step.done(outcome(of(answer)));
    }

    static <T> Outcome<T> outcome(ChannelError error) {
        return error.category() == ErrorCategory.UNKNOWN
                ? new Outcome.Unknown<>(error)
                : new Outcome.Refused<>(error);
    }

    /** Section 1.2: a failure that anybody could have written decides nothing. */
    static ChannelError unsigned(AlipayAnswer answer) {
        var error = of(answer);
        return new ChannelError(
                ErrorCategory.UNKNOWN,
                DeclineCode.REPLY_UNVERIFIED,
                error.channelCode(),
                "unsigned failure: " + error.channelMessage());
    }

    /** A successful answer that lacks what it must have, or speaks of another order. */
    static <T> Step<T> unusable(String message) {
        return Step.unknown(AlipayReplies.unreadable(message));
    }

    /**
     * A new business code says nothing. A new code of the gateway itself is refused with the
     * gateway's own number, because the request did not get through to any business.
     */
    private static Optional<Meaning> unlisted(AlipayAnswer answer) {
        return answer.subCode().startsWith("isv.") ? find(answer.code()) : Optional.empty();
    }

    private static Optional<Meaning> find(String key) {
        return Optional.ofNullable(TABLE.get(key));
    }

    private static String message(AlipayAnswer answer) {
        var sub = answer.text("sub_msg");
        return Objects.requireNonNullElse(sub == null ? answer.text("msg") : sub, "");
    }

    private static Map<String, Meaning> load() {
        var table = new HashMap<String, Meaning>();
        try (var stream = AlipayErrors.class.getResourceAsStream("errors.tsv");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(Objects.requireNonNull(stream), UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> put(table, row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(table);
    }

    private static void put(Map<String, Meaning> table, String[] row) {
        var meaning = new Meaning(ErrorCategory.valueOf(row[1]), DeclineCode.valueOf(row[2]));
        if (table.put(row[0], meaning) != null) {
            throw new IllegalStateException("errors.tsv lists twice: " + row[0]);
        }
    }
}
