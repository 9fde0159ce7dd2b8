package dev.tollbridge.checkout;

import dev.tollbridge.payment.Payments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells open pages that there is something new; they then fetch it. Each stream is a virtual thread
 * that looks at its payment once a second: whichever node changed the payment, every node sees it.
 * PostgreSQL's NOTIFY would save these reads but needs a connection of its own per node and does
 * not pass a pooler in transaction mode; the number of streams is bounded instead.
 */
@Controller
class CheckoutEvents {
    private static final Logger log = LoggerFactory.getLogger(CheckoutEvents.class);
    private static final String RETRY_AFTER_SECONDS = "10";
    private final Payments payments;
    private final Nudges nudges;
    private final CheckoutSettings settings;
    private final InstantSource clock;
    private final Semaphore free;
    private final CountDownLatch closing = new CountDownLatch(1);

    CheckoutEvents(
            Payments payments, Nudges nudges, CheckoutSettings settings, InstantSource clock) {
        this.payments = payments;
        this.nudges = nudges;
        this.settings = settings;
        this.clock = clock;
        this.free = new Semaphore(settings.maxStreams());
    }

    /** A graceful stop waits for open requests; streams must not make it wait for minutes. */
    @EventListener(ContextClosedEvent.class)
    void endAll() {
        closing.countDown();
    }

    /**
     * Sends {@code changed} with the new version. 404 for an unknown secret; 503 if too many
     * streams are open, which makes the page poll.
     *
     * @param seen the version that the page shows
     */
    @GetMapping("/checkout/{secret}/events")
    void events(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        if (payments.findForPayer(secret).isEmpty()) {
            response.setStatus(404);
            return;
        }
        if (!free.tryAcquire()) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            response.setStatus(503);
            return;
        }
        try {
            follow(secret, seen, EventStream.open(response));
        } catch (IOException e) {
            log.debug("the payer closed the page, which is how most streams end");
        } finally {
            free.release();
        }
    }

    private void follow(String secret, String seen, EventStream stream)
            throws IOException, InterruptedException {
        String shown = seen;
        long looks = looks(settings.streamLife());
        for (long look = 1; look <= looks; look++) {
            var payer = payments.findForPayer(secret);
            if (payer.isEmpty()) {
                return;
            }
            var payment = payer.get().payment();
            String version = Panels.version(payment, clock.instant());
            if (!version.equals(shown)) {
                stream.send("changed", version);
                shown = version;
            } else if (look % looks(settings.heartbeat()) == 0) {
                stream.heartbeat();
            }
            if (payment.status().equals("pending") && look % looks(settings.nudge()) == 0) {
                nudges.nudge(secret);
            }
            if (Panels.isFinal(payment)
                    || closing.await(settings.look().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private long looks(Duration time) {
        return Math.max(1, time.dividedBy(settings.look()));
    }
}
