package dev.tollbridge.notification;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
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

    /** Whether more may be due than could be taken, so that the end of a try is worth a look. */
    private volatile boolean starved;

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
        wakes.release();
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
        while (running) {
            wakes.drainPermits();
            running = dispatchSafely() > 0 || await();
        }
    }

    private int dispatchSafely() {
        try {
            return dispatch();
        } catch (RuntimeException e) {
            // The database is away, most likely. Nothing is lost, and the next look is soon.
            log.error("webhook deliveries cannot be claimed", e);
            return 0;
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
            running.interrupt();
            loop = null;
        }
        if (!awaitIdle()) {
            log.warn(
                    "webhook tries still under way at the stop will be repeated after their lease");
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
