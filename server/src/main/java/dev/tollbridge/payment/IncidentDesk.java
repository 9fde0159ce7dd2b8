package dev.tollbridge.payment;

import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person sees what went wrong and decides what becomes of it. */
public interface IncidentDesk {
    Payments.Page<IncidentView> list(Caller caller, IncidentFilter filter);

    Optional<IncidentView> find(Caller caller, IncidentId id);

    /**
     * Decides. Money that is to be refunded stays in suspense, and the incident open, until the
     * channel has given it back.
     */
    Result<IncidentView> resolve(Caller caller, IncidentId id, Decision decision);

    /**
     * @param note why; kept with the incident, at most 500 characters
     */
    record Decision(Action action, @Nullable String note) {
        /** What can be decided. */
        public enum Action {
            /** The money goes back to the payer. */
            REFUND,
            /** The money is the merchant's. */
            ACCEPT,
            /** It was looked at; nothing is left to do. */
            DISMISS;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Which incidents a list shows, newest first; members as in {@link PaymentFilter}. */
    record IncidentFilter(
            int limit,
            @Nullable IncidentId startingAfter,
            @Nullable IncidentId endingBefore,
            @Nullable Instant createdFrom,
            @Nullable Instant createdBefore,
            @Nullable String status,
            @Nullable String kind,
            @Nullable PaymentId payment) {}
}
