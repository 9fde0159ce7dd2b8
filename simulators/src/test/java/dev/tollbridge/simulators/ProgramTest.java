package dev.tollbridge.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program around the channels. */
class ProgramTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode call(Simulators simulators, String verb, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(simulators.baseUri() + path))
                                        .method(verb, HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void isHealthyAndListsItsRules() throws IOException, InterruptedException {
        try (Simulators simulators = Simulators.start()) {
            assertThat(call(simulators, "GET", "/health", "").path("status").asString())
                    .isEqualTo("UP");
            for (String channel : List.of("alipay", "wechatpay", "unionpay", "qqwallet")) {
                listsItsRules(simulators, channel);
            }
        }
    }

    private static void listsItsRules(Simulators simulators, String channel)
            throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        for (JsonNode rule :
                call(simulators, "GET", "/" + channel + "/control/rules", "").path("rules")) {
            String id = rule.path("id").asString();
            assertThat(ids.add(id)).as(rule.toString()).isTrue();
            assertThat(id).startsWith(channel + ".");
            assertThat(rule.path("status").asString()).isIn("confirmed", "assumed");
            assertThat(rule.path("source").asString()).isNotEmpty();
        }
        assertThat(ids).hasSizeGreaterThan(20);
    }

    @Test
    void keepsTheCaseOfHeaderNames() throws IOException {
        try (Simulators simulators = Simulators.start();
                Socket socket =
                        new Socket(
                                InetAddress.getLoopbackAddress(), simulators.baseUri().getPort())) {
            String request =
                    "GET /alipay/gateway.do HTTP/1.1\r\nHost: localhost\r\nX-mIxEd-CaSe: kept\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("\r\ntrace_id: ", "\r\nContent-Type: ");
            String seen = exchanges(simulators);
            assertThat(seen).contains("\"X-mIxEd-CaSe\"");
        }
    }

    private static String exchanges(Simulators simulators) throws IOException {
        try (var stream =
                URI.create(simulators.baseUri() + "/alipay/control/exchanges")
                        .toURL()
                        .openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsAppsOrdersAndTheClockOverARestart(@TempDir Path data)
            throws IOException, InterruptedException {
        SimulatorOptions options = SimulatorOptions.defaults().withData(data);
        JsonNode app;
        String now;
        try (Simulators first = Simulators.start(options)) {
            app =
                    call(
                            first,
                            "PUT",
                            "/alipay/control/apps/a1",
                            "{\"mode\":\"certificate\",\"aes\":true}");
            now =
                    call(first, "POST", "/control/clock", "{\"advance\":\"P2D\"}")
                            .path("now")
                            .asString();
        }
        assertThat(Files.getPosixFilePermissions(data.resolve("alipay.jsonl")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                data.resolve("alipay.jsonl"),
                "{\"kind\":\"app\",\"id\":\"to",
                StandardOpenOption.APPEND);
        try (Simulators second = Simulators.start(options)) {
            JsonNode kept = call(second, "PUT", "/alipay/control/apps/a1", "{}");
            for (String member :
                    List.of(
                            "seller_id",
                            "app_private_key",
                            "aes_key",
                            "app_cert",
                            "alipay_cert",
                            "alipay_root_cert")) {
                assertThat(kept.path(member)).as(member).isEqualTo(app.path(member));
            }
            assertThat(call(second, "GET", "/control/clock", "").path("now").asString())
                    .isGreaterThan(now);
        }
    }

    @Test
    void saysWhenThePortIsTaken() {
        try (Simulators simulators = Simulators.start()) {
            int port = simulators.baseUri().getPort();
            assertThatThrownBy(() -> Simulators.start(SimulatorOptions.defaults().withPort(port)))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    void readsItsOptions() {
        SimulatorOptions options =
                Main.parse(List.of("--port", "1234", "--host", "::1", "--data", "d"));
        assertThat(options.port()).isEqualTo(1234);
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.data()).isEqualTo(Path.of("d"));
        assertThat(Main.parse(List.of()).port()).isEqualTo(8090);
        assertThatThrownBy(() -> Main.parse(List.of("--prot", "1")))
                .hasMessage("unknown option --prot");
        assertThatThrownBy(() -> Main.parse(List.of("--port", "70000")))
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> Main.parse(List.of("--port")))
                .hasMessageContaining("needs a value");
    }
}
