package dev.tollbridge.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes refusals on a thread of its own: whoever is refused costs payments neither time nor more
 * than one database connection. A crash loses what is still queued, which is a refusal or two;
 * changes of settings do not come this way.
 */
@Component
class AuditQueue implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(AuditQueue.class);
    private static final int BATCH = 200;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private final AuditChains chains;
    private final TransactionTemplate transaction;
    private final BlockingQueue<AuditEntry> queue;
    private final AtomicLong lost = new AtomicLong();
    private final Repeats repeats;
    private final Duration window;
    private long windowEnd;
    private volatile boolean stopping;
    private volatile @Nullable Thread writer;

    AuditQueue(AuditChains chains, TransactionTemplate transaction, AuditSettings settings) {
        this.chains = chains;
        this.transaction = transaction;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.repeats = new Repeats(settings.recordsPerWindow());
        this.window = settings.window();
    }

    void add(AuditEntry entry) {
        if (!queue.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    private void loop() {
        windowEnd = System.nanoTime() + window.toNanos();
        while (!stopping) {
            var first = next();
            if (first != null) {
                writeWith(first);
            }
            if (System.nanoTime() - windowEnd >= 0) {
                endWindow();
            }
        }
    }

    /** Waits no longer than the window, and than a stop may take to be noticed. */
    private @Nullable AuditEntry next() {
        long wait = Math.min(windowEnd - System.nanoTime(), LONGEST_WAIT.toNanos());
        try {
            return queue.poll(wait, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stopping = true;
            return null;
        }
    }

    private void writeWith(AuditEntry first) {
        var batch = new ArrayList<>(List.of(first));
        queue.drainTo(batch, BATCH - 1);
        write(batch.stream().filter(repeats::isNew).toList());
    }

    private void endWindow() {
        write(repeats.end(lost.getAndSet(0)));
        windowEnd = System.nanoTime() + window.toNanos();
    }

    /** One transaction for each chain, so that no writer holds two. */
    private void write(List<AuditEntry> entries) {
        var byChain = new LinkedHashMap<@Nullable Object, List<AuditEntry>>();
        for (var entry : entries) {
            byChain.computeIfAbsent(entry.merchant(), merchant -> new ArrayList<>()).add(entry);
        }
        for (var chain : byChain.values()) {
            try {
                transaction.executeWithoutResult(status -> chains.append(chain));
            } catch (RuntimeException e) {
                // The database is away, most likely. The thread lives on, and the loss is written.
                log.error("{} audit records are lost", chain.size(), e);
                lost.addAndGet(chain.size());
            }
        }
    }

    @Override
    public synchronized void start() {
        if (writer == null) {
            stopping = false;
            writer = Thread.ofPlatform().daemon().name("audit-writer").start(this::loop);
        }
    }

    /** Writes what is waiting. */
    @Override
    public synchronized void stop() {
        var running = writer;
        if (running == null) {
            return;
        }
        stopping = true;
        try {
            running.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer = null;
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            writeWith(next);
        }
        endWindow();
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    /** Stops after the web server, whose last requests may be refused. */
    @Override
    public int getPhase() {
        return 0;
    }
}
