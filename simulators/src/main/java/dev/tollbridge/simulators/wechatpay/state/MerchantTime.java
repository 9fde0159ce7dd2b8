package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * In which time each merchant lives, as its own timestamps tell: the real one, or the channels',
 * which goes ahead once somebody moves it. What is sent to a merchant is stamped in its time, or it
 * would have to refuse it (rule wechatpay.request.two-clocks).
 */
public final class MerchantTime {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final VirtualClock clock;
    private final Set<String> ahead = ConcurrentHashMap.newKeySet();

    MerchantTime(VirtualClock clock) {
        this.clock = clock;
    }

    /** Whether it is that time by one of the clocks. */
    public boolean isNow(Instant stated) {
        return isNear(stated, clock.baseInstant()) || isNear(stated, clock.instant());
    }

    /** A merchant has proven to have sent something at that time. */
    public void learn(String mchid, Instant stated) {
        if (isNear(stated, clock.baseInstant())) {
            ahead.remove(mchid);
        } else {
            ahead.add(mchid);
        }
    }

    /** The merchant's time; the real one until it is known. */
    public Instant now(String mchid) {
        return ahead.contains(mchid) ? clock.instant() : clock.baseInstant();
    }

    private static boolean isNear(Instant stated, Instant now) {
        return Duration.between(stated, now).abs().compareTo(TOLERANCE) <= 0;
    }
}
