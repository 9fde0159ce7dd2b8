package dev.tollbridge.simulators.core.notice;

import dev.tollbridge.simulators.core.Callback;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How one channel brings a notification to a merchant. */
public interface Courier {
    /** Pauses after each failure; once they are used up the notification is given up. */
    List<Duration> gaps();

    /** Whether the merchant is still there. */
    boolean serves(Notice notice);

    /**
     * Signs and posts it.
     *
     * @throws IllegalArgumentException if the target is no URL
     */
    Callback.Answer send(Notice notice, URI target);

    boolean acknowledges(Notice.Attempt attempt);
}
