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
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();

    /** Whether some of them wait for a place, so that a free one is worth a look. */
    private volatile boolean placesWanted;

    /** Whether it is worth a look for what has become due. */
    private final AtomicBoolean due = new AtomicBoolean(true);

    /** Whether more may be due than could be taken, so that the end of a try is worth a look. */
    private volatile boolean starved;

    /**
     * Whether some of what was taken found no room, so that new deliveries are left to be found.
     */
    private volatile boolean crowded;

    private volatile @Nullable Thread loop;

    /**
     * @param until when it is too late to begin: the try might outlast the lease
     */
    private record Taken(Claimed delivery, Instant until) {}

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
        // The lease began a moment ago, when they were written: half of what it leaves is safe.
        var until =
                clock.instant().plus(settings.lease().minus(settings.totalTimeout()).dividedBy(2));
        deliveries.forEach(delivery -> taken.add(new Taken(delivery, until)));
        wakes.release();
    }

    /**
     * Starts what was taken, as far as there are places. The rest waits for some; what has waited
     * for too long, or is too much, is left to whoever looks next.
     */
    private void startTaken() {
        placesWanted = true;
        var begun = new ArrayList<Claimed>();
        var late = new ArrayList<WebhookDeliveryId>();
        int waiting = 0;
        var now = clock.instant();
        for (var next : drained()) {
            if (inFlight.tryEnter(next.delivery().endpoint())) {
                begun.add(next.delivery());
            } else if (waiting < settings.concurrency() && now.isBefore(next.until())) {
                waiting++;
                taken.add(next);
            } else {
                late.add(next.delivery().id());
            }
        }
        placesWanted = waiting > 0;
        start(begun);
        if (!late.isEmpty()) {
            crowded = true;
            deliveries.giveBack(late, now);
            due.set(true);
        }
    }

    /**
     * @param begun they have their places
     */
    private void start(List<Claimed> begun) {
        List<Delivery> ready;
        try {
            ready = deliveries.complete(begun);
        } catch (RuntimeException e) {
            // Nobody begins them before their lease ends.
            begun.forEach(it -> {
                inFlight.answered(it.endpoint());
                inFlight.leave();
            });
            throw e;
        }
        ready.forEach(this::start);
    }

    private List<Taken> drained() {
        var all = new ArrayList<Taken>();
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
            deliveryTry.settle(delivery, send(delivery));
        } catch (RuntimeException e) {
            log.error("webhook {}: the try broke off; its lease will end", delivery.id(), e);
        } finally {
            inFlight.leave();
            tellOfRoom();
        }
    }

    private SendResult send(Delivery delivery) {
        try {
            return deliveryTry.send(delivery);
        } finally {
            inFlight.answered(delivery.endpoint());
            tellOfRoom();
        }
    }

    private void tellOfRoom() {
        if (starved) {
            wake();
        } else if (placesWanted) {
            wakes.release();
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
        var left = drained().stream().map(it -> it.delivery().id()).toList();
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
