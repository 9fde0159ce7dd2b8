package dev.tollbridge.notification;

import java.net.URI;
import java.util.Map;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Hands webhooks to a receiver in memory. */
@Component
@Primary
public class SimulatedPost implements WebhookPost {
    private final Receiver receiver;

    SimulatedPost(Receiver receiver) {
        this.receiver = receiver;
    }

    /** The shop's side of a webhook. */
    public interface Receiver {
        /** The answer's status; 0 if none came. */
        int receive(URI url, Map<String, String> headers, String body);
    }

    @Override
    public SendResult send(URI url, Map<String, String> headers, String body) {
        int status = receiver.receive(url, headers, body);
        if (status == 0) {
            return new SendResult.Failed("timeout");
        }
        return status < 300
                ? new SendResult.Delivered(status)
                : new SendResult.Failed(status, "http_status", java.time.Duration.ZERO);
    }
}
