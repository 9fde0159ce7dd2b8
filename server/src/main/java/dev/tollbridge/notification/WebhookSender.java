package dev.tollbridge.notification;

import dev.tollbridge.notification.SendResult.Delivered;
import dev.tollbridge.notification.SendResult.Failed;
import dev.tollbridge.notification.SendResult.Gone;
import dev.tollbridge.outgoing.OutgoingClient;
import dev.tollbridge.outgoing.OutgoingRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.Closer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one try: a POST, with every bound of {@link WebhookSettings}. */
class WebhookSender implements WebhookPost {
    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private final OutgoingClient client;
    private final ScheduledExecutorService deadlines;
    private final WebhookSettings settings;

    /**
     * @param deadlines runs only short tasks that end tries which have used up their time
     */
    WebhookSender(
            OutgoingClient client, ScheduledExecutorService deadlines, WebhookSettings settings) {
        this.client = client;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    @Override
    public SendResult send(URI url, Map<String, String> headers, String body) {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return send(request);
    }

    private SendResult send(HttpPost request) {
        // The client's own time-outs count from byte to byte; this one ends a slow drip too.
        var deadline =
                deadlines.schedule(
                        request::cancel, settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = client.open(request);
            var result = result(response);
            release(request, response);
            return result;
        } catch (IOException e) {
            return new Failed(request.isCancelled() ? "timeout" : code(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private static SendResult result(ClassicHttpResponse response) {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        if (status == HttpStatus.SC_GONE) {
            return new Gone();
        }
        return new Failed(status, "http_status", retryAfter(response));
    }

    /** The number of seconds; the form with a date is not honoured. */
    private static Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || !header.getValue().matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(header.getValue()));
    }

    /**
     * Reads a small answer to its end, so that the connection can serve again, and cuts off a large
     * one. The status has come and counts, whatever becomes of the rest.
     */
    private void release(HttpPost request, ClassicHttpResponse response) {
        try {
            if (!isShort(response)) {
                // Closing alone would read on to the end.
                request.cancel();
            }
        } catch (IOException e) {
            log.debug("the body of an answer broke off", e);
        } finally {
            Closer.closeQuietly(response);
        }
    }

    /** Whether it ends within the bound; that much of it has been read then. */
    private boolean isShort(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return true;
        }
        InputStream content = entity.getContent();
        byte[] buffer = new byte[8192];
        for (int left = settings.maxResponseBytes(); left > 0; ) {
            int count = content.read(buffer, 0, Math.min(buffer.length, left));
            if (count < 0) {
                return true;
            }
            left -= count;
        }
        return false;
    }

    private static String code(IOException e) {
        return switch (e) {
            case OutgoingRefused refused -> refused.reason().name().toLowerCase(Locale.ROOT);
            case UnknownHostException _ -> "unknown_host";
            case SocketTimeoutException _ -> "timeout";
            case ConnectException _ -> "connection_refused";
            case NoRouteToHostException _ -> "connection_refused";
            case SSLException _ -> "tls";
            case IOException _ -> "connection_broken";
        };
    }
}
