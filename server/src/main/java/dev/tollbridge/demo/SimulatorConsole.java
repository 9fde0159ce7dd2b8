package dev.tollbridge.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulators' control API: what a merchant would do in a channel's console. */
@Component
@DevelopmentOnly
class SimulatorConsole {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** The first registration makes RSA keys, on whatever machine this is. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final URI base;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    SimulatorConsole(DemoSettings settings, JsonMapper json) {
        this.base = settings.simulatorsUrl();
        this.json = json;
    }

    /** Where the simulators are, without a slash at its end. */
    URI base() {
        return base;
    }

    /**
     * Registers with a channel. Asking again answers the same keys.
     *
     * @param channel as in the simulators' addresses
     * @throws IOException if the simulator is not there or answers something else
     */
    JsonNode register(String channel, String what, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(base + "/" + channel + "/control/" + what))
                        .timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the simulator answers " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    /**
     * What {@code demo.json} says of a channel, in a fixed order, so that a start which changes
     * nothing writes the same file.
     */
    Map<String, String> description(String channel, String field, String number) {
        var description = new LinkedHashMap<String, String>();
        description.put("base", base + "/" + channel);
        description.put("control", base + "/" + channel + "/control");
        description.put("phone", base + "/" + channel + "/phone");
        description.put(field, number);
        return description;
    }
}
