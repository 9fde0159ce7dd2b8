package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Patient;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads whole lists of a shop through the API. */
final class Books {
    private static final int PAGE = 100;
    private final Patient patient;

    Books(Patient patient) {
        this.patient = patient;
    }

    /** Those that are not final. */
    List<JsonNode> openPayments(Shop shop) throws InterruptedException, NoAnswer {
        return ofEach(shop, "/v1/payments", List.of("requires_method", "pending", "authorized"));
    }

    /** Those that are not final. */
    List<JsonNode> openRefunds(Shop shop) throws InterruptedException, NoAnswer {
        return ofEach(shop, "/v1/refunds", List.of("created", "pending", "unknown"));
    }

    /** To our sink, not delivered yet. */
    List<JsonNode> openDeliveries(Shop shop) throws InterruptedException, NoAnswer {
        var path = "/v1/webhook_deliveries?endpoint=" + shop.endpoint() + "&status=";
        return Stream.concat(
                        all(shop, path + "pending").stream(), all(shop, path + "dead").stream())
                .toList();
    }

    /**
     * @param path with or without a query
     */
    List<JsonNode> all(Shop shop, String path) throws InterruptedException, NoAnswer {
        var all = new ArrayList<JsonNode>();
        var query = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        var cursor = "";
        while (true) {
            var page = ok(patient.get(shop.api(), query + cursor), path);
            page.path("data").forEach(all::add);
            if (!page.path("has_more").asBoolean(false)) {
                return all;
            }
            cursor = "&starting_after=" + all.getLast().path("id").asString();
        }
    }

    private List<JsonNode> ofEach(Shop shop, String path, List<String> statuses)
            throws InterruptedException, NoAnswer {
        var all = new ArrayList<JsonNode>();
        for (var status : statuses) {
            all.addAll(all(shop, path + "?status=" + status));
        }
        return all;
    }

    static JsonNode ok(Http.Answer answer, String what) {
        if (!answer.isOk()) {
            throw new IllegalStateException(
                    what + " answers HTTP " + answer.status() + ": " + answer.text());
        }
        return answer.json();
    }
}
