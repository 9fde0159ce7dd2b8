package dev.tollbridge.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where modules write down what must not be forgotten. */
@Component
public class Audit {
    /** What a request is known by; the edge puts it there for the log, too. */
    private static final List<String> CONTEXT = List.of("request_id", "app", "address");

    private final AuditChains chains;
    private final AuditQueue queue;
    private final TransactionTemplate transaction;

    Audit(AuditChains chains, AuditQueue queue, TransactionTemplate transaction) {
        this.chains = chains;
        this.queue = queue;
        this.transaction = transaction;
    }

    /**
     * Makes a change and writes it down, in one transaction: there is never one without the other.
     * Joins a transaction that has begun.
     *
     * @param entry of what the change returned
     */
    public <T> T change(Supplier<T> change, Function<? super T, AuditEntry> entry) {
        return transaction.execute(status -> {
            T result = change.get();
            record(entry.apply(result));
            return result;
        });
    }

    /** Writes down at once, in the transaction that has begun, if any. */
    public void record(AuditEntry entry) {
        var known = entry.withAll(context());
        transaction.executeWithoutResult(status -> chains.append(List.of(known)));
    }

    /**
     * Writes down soon. For refusals, of which an outsider can cause any number: never waits, joins
     * no transaction, and counts what comes too fast instead of writing it.
     */
    public void note(AuditEntry entry) {
        queue.add(entry.withAll(context()));
    }

    private static Map<String, String> context() {
        var found = new HashMap<String, String>();
        for (String name : CONTEXT) {
            String value = MDC.get(name);
            if (value != null) {
                found.put(name, value);
            }
        }
        return found;
    }
}
