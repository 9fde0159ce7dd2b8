package dev.tollbridge.channels.wechatpay;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay's codes in our terms. The table is the resource {@code errors.tsv}; a code that is not
 * in it is judged by the class of its HTTP status (section 6).
 */
final class WechatPayErrors {
    /** With status 404: there is no such order, refund or transfer. */
    static final Set<String> SAYS_ABSENT =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND");

    private static final Map<String, Meaning> TABLE = load();

    private record Meaning(ErrorCategory category, DeclineCode code) {}

    private WechatPayErrors() {}

    static ChannelError of(WechatPayAnswer answer) {
        var meaning =
                answer.status() == 429
                        ? new Meaning(ErrorCategory.RETRYABLE, DeclineCode.RATE_LIMITED)
                        : find(answer.operation(), answer.code())
                                .orElseGet(() -> byStatus(answer.status()));
        return new ChannelError(
                meaning.category(),
                meaning.code(),
                answer.code().isEmpty() ? null : answer.code(),
                message(answer));
    }

    /** Why something is over for good, from the reason inside a successful answer. */
    static ChannelError ofFinal(
            WechatPayOperation operation, @Nullable String reason, String message) {
        var code = Objects.requireNonNullElse(reason, "FAIL");
        var meaning =
                find(operation, code)
                        .filter(found -> found.category() != ErrorCategory.UNKNOWN)
                        .orElse(new Meaning(ErrorCategory.DECLINED, DeclineCode.OTHER));
        return new ChannelError(meaning.category(), meaning.code(), code, message);
    }

    static boolean lists(String code) {
        return TABLE.containsKey(code);
    }

    /** The end of a conversation that WeChat Pay answered with this failure. */
    static <T> Step<T> failed(WechatPayAnswer answer) {
        return Step.done(outcome(of(answer)));
    }

    static <T> Outcome<T> outcome(ChannelError error) {
        return error.category() == ErrorCategory.UNKNOWN
                ? new Outcome.Unknown<>(error)
                : new Outcome.Refused<>(error);
    }

    /** A failure that anybody could have written decides nothing. */
    static ChannelError unsigned(WechatPayAnswer answer) {
        var error = of(answer);
        return new ChannelError(
                ErrorCategory.UNKNOWN,
                DeclineCode.REPLY_UNVERIFIED,
                error.channelCode(),
                "unsigned failure: " + error.channelMessage());
    }

    /** A successful answer that lacks what it must have, or speaks of another order. */
    static <T> Step<T> unusable(String message) {
        return Step.unknown(WechatPayReplies.unreadable(message));
    }

    /** Section 6: 4xx is final, all else says nothing. */
    private static Meaning byStatus(int status) {
        if (status == 401) {
            return new Meaning(ErrorCategory.CONFIGURATION, DeclineCode.SIGNATURE_REFUSED);
        }
        return status / 100 == 4
                ? new Meaning(ErrorCategory.INVALID, DeclineCode.OTHER)
                : new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);
    }

    private static Optional<Meaning> find(WechatPayOperation operation, String code) {
        return Optional.ofNullable(TABLE.get(operation.key() + " " + code))
                .or(() -> Optional.ofNullable(TABLE.get(code)));
    }

    private static String message(WechatPayAnswer answer) {
        return Objects.requireNonNullElse(answer.text("message"), "");
    }

    private static Map<String, Meaning> load() {
        var table = new HashMap<String, Meaning>();
        try (var stream = WechatPayErrors.class.getResourceAsStream("errors.tsv");
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
