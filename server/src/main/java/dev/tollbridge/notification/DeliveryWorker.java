package dev.tollbridge.notification;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.notification.Deliveries.Claimed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Claims due deliveries and runs each on a virtual thread. Any number of nodes may do so. A node
 * that dies leaves its rows leased; when the lease ends they are due again.
 */
@Component
class DeliveryWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
    private final Deliveries deliveries;
    private final DeliveryTry deliveryTry;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final InFlight inFlight;
    private final Semaphore wakes = new Semaphore(0);

    /** Deliveries whose first try this node has claimed by writing them. */
    private final Queue<Claimed> taken = new ConcurrentLinkedQueue<>();

    /** Whether it is worth a look for what has become due. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    /** Whether more may be due than could be taken, so that the end of a try is worth a look. */
    private volatile boolean starved;

    /**
     * Whether some of what was taken found no room, so that new deliveries are left to be found.
     */
    private volatile boolean crowded;

    private volatile @Nullable Thread loop;

    DeliveryWorker(
            Deliveries deliveries,
            DeliveryTry deliveryTry,
            WebhookSettings settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.deliveryTry = deliveryTry;
        this.settings = settings;
        this.clock = clock;
        this.inFlight = new InFlight(settings.concurrency(), settings.concurrencyPerEndpoint());
    }

    /** Something has become due. */
    void wake() {
        due.set(true);
        wakes.release();
    }

    /**
     * Until when this node holds the first tries of deliveries that are written now; empty if
     * others should find them.
     */
    Optional<Instant> leaseForNew() {
        return isRunning() && !crowded && inFlight.free() > 0
                ? Optional.of(clock.instant().plus(settings.lease()))
                : Optional.empty();
    }

    /** Begins the first tries of deliveries that were written with this node's lease. */
    void take(List<Claimed> deliveries) {
        taken.addAll(deliveries);
        wakes.release();
    }

    /** Starts what was taken, as far as there is room, and leaves the rest to the next look. */
    private void startTaken() {
        var all = drained();
        if (all.isEmpty()) {
            return;
        }
        var left = new ArrayList<WebhookDeliveryId>();
        for (var delivery : deliveries.complete(all)) {
            if (inFlight.tryEnter(delivery.endpoint())) {
                start(delivery);
            } else {
                left.add(delivery.id());
            }
        }
        if (!left.isEmpty()) {
            crowded = true;
            deliveries.giveBack(left, clock.instant());
            due.set(true);
        }
    }

    private List<Claimed> drained() {
        var all = new ArrayList<Claimed>();
        for (var next = taken.poll(); next != null; next = taken.poll()) {
            all.add(next);
        }
        return all;
    }

    /**
     * Claims what is due and may run now, and starts it.
     *
     * @return how many tries were started
     */
    int dispatch() {
        starved = true;
        int free = inFlight.free();
        if (free == 0) {
            return 0;
        }
        Instant now = clock.instant();
        List<Delivery> claimed =
                deliveries.claim(now, now.plus(settings.lease()), free, inFlight.share());
        claimed.forEach(delivery -> inFlight.enter(delivery.endpoint()));
        starved = inFlight.isAnyFull();
        crowded = starved;
        claimed.forEach(this::start);
        return claimed.size();
    }

    private void start(Delivery delivery) {
        Thread.ofVirtual().name("webhook-" + delivery.id()).start(() -> run(delivery));
    }

    private void run(Delivery delivery) {
        try {
            deliveryTry.run(delivery);
        } catch (RuntimeException e) {
            log.error("webhook {}: the try broke off; its lease will end", delivery.id(), e);
        } finally {
            inFlight.leave(delivery.endpoint());
            if (starved) {
                wake();
            }
        }
    }

    private void loop() {
        boolean running = true;
        long nextLook = System.nanoTime();
        while (running) {
            wakes.drainPermits();
            safely(this::startTaken);
            if (due.getAndSet(false) || System.nanoTime() - nextLook >= 0) {
                nextLook = System.nanoTime() + settings.pollInterval().toNanos();
                safely(() -> due.compareAndSet(false, dispatch() > 0));
            }
            running = due.get() || await();
        }
    }

    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            // The database is away, most likely. Nothing is lost, and the next look is soon.
            log.error("webhook deliveries cannot be claimed", e);
        }
    }

    /** False if the worker is to end. */
    private boolean await() {
        try {
            // Whether a wake or the time ended the wait makes no difference.
            boolean _ = wakes.tryAcquire(settings.pollInterval().toMillis(), MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (settings.enabled() && loop == null) {
            loop = Thread.ofVirtual().name("webhook-worker").start(this::loop);
        }
    }

    /** Claims nothing more, and lets the tries under way end. */
    @Override
    public synchronized void stop() {
        Thread running = loop;
        if (running != null) {
            loop = null;
            running.interrupt();
            giveBackTaken();
        }
        if (!awaitIdle()) {
            log.warn(
                    "webhook tries still under way at the stop will be repeated after their lease");
        }
    }

    /** At a stop: another node begins them sooner than their lease ends. */
    private void giveBackTaken() {
        var left = drained().stream().map(Claimed::id).toList();
        if (!left.isEmpty()) {
            safely(() -> deliveries.giveBack(left, clock.instant()));
        }
    }

    /** Whether the tries under way ended within the time that a try may take. */
    boolean awaitIdle() {
        return inFlight.awaitNone(settings.totalTimeout());
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
