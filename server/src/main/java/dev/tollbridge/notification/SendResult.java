package dev.tollbridge.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one try to deliver. */
sealed interface SendResult {
    /** The receiver took it: any status from 200 to 299. */
    record Delivered(int status) implements SendResult {}

    /** The receiver wants nothing more: 410, which Standard Webhooks reads as an unsubscription. */
    record Gone() implements SendResult {}

    /**
     * Not taken.
     *
     * @param status null if no answer came
     * @param error a code such as {@code timeout}, for the shop's eyes
     * @param retryAfter what the receiver asked for, or zero
     */
    record Failed(@Nullable Integer status, String error, Duration retryAfter)
            implements SendResult {
        Failed(String error) {
            this(null, error, Duration.ZERO);
        }
    }
}
