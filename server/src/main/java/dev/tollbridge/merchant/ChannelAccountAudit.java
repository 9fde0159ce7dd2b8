package dev.tollbridge.merchant;

import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log says of a channel account: which members changed, of secrets only the name.
 */
final class ChannelAccountAudit {
    private ChannelAccountAudit() {}

    static AuditEntry created(ChannelAccount account) {
        return entry(AuditKind.CHANNEL_ACCOUNT_CREATED, account)
                .with("channel", account.channel())
                .with("live", account.live())
                .with("enabled", account.enabled());
    }

    /**
     * @param secrets as they were
     */
    static AuditEntry changed(ChannelAccount before, Draft after, Map<String, Secret> secrets) {
        var names = new TreeSet<String>();
        addChanged(names, before.values(), after.values());
        addChanged(names, revealed(secrets), revealed(after.secrets()));
        addChanged(
                names,
                facts(before.name(), before.priority()),
                facts(after.name(), after.priority()));
        return entry(AuditKind.CHANNEL_ACCOUNT_CHANGED, before)
                .with("changed", String.join(",", names))
                .with("enabled", after.enabled());
    }

    private static AuditEntry entry(AuditKind kind, ChannelAccount account) {
        return AuditEntry.of(kind, account.merchant(), account.id().print());
    }

    private static Map<String, String> facts(String name, int priority) {
        return Map.of("name", name, "priority", String.valueOf(priority));
    }

    private static Map<String, String> revealed(Map<String, Secret> secrets) {
        return secrets.entrySet().stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().reveal()));
    }

    private static void addChanged(
            Set<String> names, Map<String, String> before, Map<String, String> after) {
        var all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String name : all) {
            @Nullable String old = before.get(name);
            if (!Objects.equals(old, after.get(name))) {
                names.add(name);
            }
        }
    }
}
