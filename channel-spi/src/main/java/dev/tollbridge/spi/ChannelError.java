package dev.tollbridge.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not work.
 *
 * @param channelCode the channel's own code, as it wrote it; null if the channel did not speak
 * @param channelMessage the channel's own words, at most {@link #MAX_MESSAGE} characters, free of
 *     secrets
 */
public record ChannelError(
        ErrorCategory category,
        DeclineCode code,
        @Nullable String channelCode,
        @Nullable String channelMessage) {
    public static final int MAX_MESSAGE = 500;

    public ChannelError {
        Objects.requireNonNull(category);
        Objects.requireNonNull(code);
        channelCode = shorten(channelCode);
        channelMessage = shorten(channelMessage);
    }

    public static ChannelError of(ErrorCategory category, DeclineCode code, String message) {
        return new ChannelError(category, code, null, message);
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE);
    }
}
