package dev.tollbridge.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes few records of many refusals. The first of its sort in a window is written at once, those
 * like it are counted, and the count is written when the window ends. Each kind has its own share,
 * so that a flood of one hides nothing of another. Not for several threads.
 */
final class Repeats {
    /** Differs from request to request and tells sorts not apart. */
    private static final String REQUEST = "request_id";

    private final int limit;
    private final Map<Sort, Counter> counters = new LinkedHashMap<>();
    private final Map<AuditKind, Integer> written = new EnumMap<>(AuditKind.class);
    private final Map<AuditKind, Long> dropped = new EnumMap<>(AuditKind.class);

    /**
     * @param limit records of one kind in a window, its counts not included
     */
    Repeats(int limit) {
        this.limit = limit;
    }

    private record Sort(
            AuditKind kind,
            @Nullable Object merchant,
            @Nullable String subject,
            SortedMap<String, String> detail) {
        static Sort of(AuditEntry entry) {
            var detail = new TreeMap<>(entry.detail());
            detail.remove(REQUEST);
            return new Sort(entry.kind(), entry.merchant(), entry.subject(), detail);
        }
    }

    private static final class Counter {
        private final AuditEntry first;
        private long more;

        Counter(AuditEntry first) {
            this.first = first;
        }
    }

    /** Whether it is to be written now; otherwise it has been counted. */
    boolean isNew(AuditEntry entry) {
        var known = counters.get(Sort.of(entry));
        if (known != null) {
            known.more++;
            return false;
        }
        if (written.getOrDefault(entry.kind(), 0) >= limit) {
            dropped.merge(entry.kind(), 1L, Long::sum);
            return false;
        }
        written.merge(entry.kind(), 1, Integer::sum);
        counters.put(Sort.of(entry), new Counter(entry));
        return true;
    }

    /**
     * Ends the window.
     *
     * @param lost entries that never came here
     * @return the counts, to be written
     */
    List<AuditEntry> end(long lost) {
        var counts = new ArrayList<AuditEntry>();
        for (var counter : counters.values()) {
            if (counter.more > 0) {
                counts.add(counter.first.with("repeated", counter.more));
            }
        }
        dropped.forEach((kind, count) -> counts.add(drops(kind.code(), count)));
        if (lost > 0) {
            counts.add(drops("any", lost));
        }
        counters.clear();
        written.clear();
        dropped.clear();
        return counts;
    }

    private static AuditEntry drops(String kind, long count) {
        return AuditEntry.of(AuditKind.RECORDS_DROPPED, null, null)
                .with("kind", kind)
                .with("count", count);
    }
}
