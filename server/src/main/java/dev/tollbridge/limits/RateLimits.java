package dev.tollbridge.limits;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.MerchantId;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All limits. Each method counts one more and tells whether that is still allowed. */
@Component
public class RateLimits {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Audit audit;
    private final Limit calls;
    private final Limit pages;
    private final Limit failedLogins;
    private final Limit rejectedNotices;

    RateLimits(LimitSettings settings, Audit audit) {
        this.audit = audit;
        this.calls = limit("calls", settings.callsPerSecond(), SECOND);
        this.pages = limit("pages", settings.pagesPerSecond(), SECOND);
        this.failedLogins = limit("failed_logins", settings.failedLoginsPerMinute(), MINUTE);
        this.rejectedNotices =
                limit("rejected_notices", settings.rejectedNoticesPerMinute(), MINUTE);
    }

    /**
     * @param caller the app and its mode: more keys of one app bring no more calls
     */
    public Verdict call(MerchantId merchant, String caller) {
        return reported(calls.take(caller), merchant);
    }

    public Verdict page(String address) {
        return reported(pages.take(address), null);
    }

    public Verdict failedLogin(String address) {
        return reported(failedLogins.take(address), null);
    }

    public Verdict rejectedNotice(String address) {
        return reported(rejectedNotices.take(address), null);
    }

    private Verdict reported(Verdict verdict, @Nullable MerchantId merchant) {
        if (!verdict.isAllowed()) {
            audit.note(
                    AuditEntry.of(AuditKind.RATE_LIMITED, merchant, null)
                            .with("limit", verdict.policy()));
        }
        return verdict;
    }

    private static Limit limit(String policy, int quota, Duration window) {
        return new Limit(policy, quota, window, TimeMeter.SYSTEM_NANOTIME);
    }
}
