package dev.tollbridge.simulators.core;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a channel reaches a merchant's server. */
public interface Callback extends AutoCloseable {
    /**
     * What came of a POST.
     *
     * @param status null if there was no answer
     * @param text the beginning of the answer
     * @param failure why there was no answer
     */
    record Answer(@Nullable Integer status, @Nullable String text, @Nullable String failure) {
        public static Answer none(String failure) {
            return new Answer(null, null, failure);
        }
    }

    /** Never throws for what a network does. */
    Answer post(URI target, String contentType, String body);

    /** The same with further headers, which a callback may be unable to carry. */
    default Answer post(URI target, String contentType, Map<String, String> headers, String body) {
        return headers.isEmpty()
                ? post(target, contentType, body)
                : Answer.none("this callback carries no further headers");
    }

    @Override
    void close();
}
