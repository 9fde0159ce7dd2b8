package dev.tollbridge.channel;

import dev.tollbridge.limits.Admission;
import dev.tollbridge.outgoing.OutgoingBounds;
import dev.tollbridge.outgoing.OutgoingClient;
import dev.tollbridge.outgoing.OutgoingClients;
import dev.tollbridge.outgoing.OutgoingRefused;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one request and reads one reply. Never repeats, never follows a redirect, never unpacks:
 * money moves on these calls, and signatures cover the bytes.
 */
final class HttpPerformer implements Transport, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpPerformer.class);
    private final OutgoingClient client;
    private final Admission admission;
    private final ScheduledExecutorService deadlines = deadlines();

    HttpPerformer(OutgoingClients clients, ChannelSettings settings, Admission admission) {
        this.admission = admission;
        client =
                clients.open(
                        new OutgoingBounds(
                                "channel",
                                settings.connectTimeout(),
                                settings.billDeadline(),
                                settings.connections(),
                                settings.connections() * 4,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(5)));
    }

    private static ScheduledExecutorService deadlines() {
        var threads =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("channel-deadlines").factory());
        // Else every request would be kept, with its body, until its deadline.
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    @Override
    public Sent perform(HttpCall call, Duration left) {
        var request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        if (call.body().length > 0) {
            request.setEntity(new ByteArrayEntity(call.body(), null));
        }
        // A socket time-out starts anew with each byte; only a deadline stops a slow drip.
        var deadline = deadlines.schedule(request::cancel, left.toMillis(), TimeUnit.MILLISECONDS);
        try (var _ = admission.away()) {
            return client.execute(request, call.certificate(), response -> read(call, response));
        } catch (UnknownHostException
                | ConnectException
                | ConnectTimeoutException
                | ConnectionRequestTimeoutException
                | NoRouteToHostException e) {
            return new Sent.NotSent(why(call, e));
        } catch (IOException e) {
            return new Sent.NoReply(why(call, e));
        } finally {
            deadline.cancel(false);
        }
    }

    private static Sent read(HttpCall call, ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        byte[] body = new byte[0];
        if (entity != null) {
            try (var stream = entity.getContent()) {
                body = stream.readNBytes(call.maxReplyBytes() + 1);
            }
        }
        if (body.length > call.maxReplyBytes()) {
            return new Sent.NoReply("the reply is longer than " + call.maxReplyBytes() + " bytes");
        }
        var headers =
                Arrays.stream(response.getHeaders())
                        .map(header -> new HttpCall.Header(header.getName(), header.getValue()))
                        .toList();
        return new Sent.Answered(new HttpReply(response.getCode(), headers, body));
    }

    /** Merchants read this, and an exception may tell of addresses that only we can reach. */
    private static String why(HttpCall call, IOException e) {
        log.info("no reply: operation={} {}", call.operation(), e.toString());
        return switch (e) {
            case OutgoingRefused refused -> "nothing is sent there";
            case UnknownHostException unknown -> "the host is not known";
            case ConnectTimeoutException late -> "no connection in time";
            case ConnectionRequestTimeoutException busy -> "too many connections are in use";
            case ConnectException none -> "no connection";
            case NoRouteToHostException none -> "no connection";
            case SSLException tls -> "no secure connection";
            case SocketTimeoutException late -> "no reply in time";
            case IOException broken -> "the connection broke";
        };
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
