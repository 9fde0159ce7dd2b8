package dev.tollbridge.audit;

import dev.tollbridge.kernel.MerchantId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written down. Never a secret, and never a text that an outsider can make long.
 *
 * @param merchant whose chain it belongs to; null if it concerns none
 * @param subject the id of what was changed or asked for
 * @param detail names and values, at most {@value #MAX_TEXT} characters each
 */
public record AuditEntry(
        AuditKind kind,
        @Nullable MerchantId merchant,
        @Nullable String subject,
        SortedMap<String, String> detail) {
    private static final int MAX_TEXT = 300;

    /** What could forge a line when the log is printed. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public AuditEntry {
        subject = subject == null ? null : clean(subject);
        var cleaned = new TreeMap<String, String>();
        detail.forEach((name, value) -> cleaned.put(name, clean(value)));
        detail = Collections.unmodifiableSortedMap(cleaned);
    }

    public static AuditEntry of(
            AuditKind kind, @Nullable MerchantId merchant, @Nullable String subject) {
        return new AuditEntry(kind, merchant, subject, new TreeMap<>());
    }

    public AuditEntry with(String name, @Nullable Object value) {
        return value == null ? this : withAll(Map.of(name, value.toString()));
    }

    AuditEntry withAll(Map<String, String> more) {
        var all = new TreeMap<>(detail);
        all.putAll(more);
        return new AuditEntry(kind, merchant, subject, all);
    }

    private static String clean(String text) {
        String printable = CONTROL.matcher(text).replaceAll("?");
        return printable.length() <= MAX_TEXT ? printable : printable.substring(0, MAX_TEXT) + "…";
    }
}
