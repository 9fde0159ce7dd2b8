package dev.tollbridge.notification;

import java.net.URI;
import java.util.Map;

/** Makes one try: a POST to a shop's endpoint. Never throws for what a network does. */
interface WebhookPost {
    SendResult send(URI url, Map<String, String> headers, String body);
}
