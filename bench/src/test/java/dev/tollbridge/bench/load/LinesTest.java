package dev.tollbridge.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.bench.sink.Delivery;
import dev.tollbridge.bench.sink.Listener;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Answers in every form in which the server gives them. */
class LinesTest {
    private static final String CHUNKS =
            String.join(
                    "\r\n",
                    "HTTP/1.1 200 ",
                    "Transfer-Encoding: chunked",
                    "",
                    "3",
                    "in ",
                    "a",
                    "two chunks",
                    "0",
                    "",
                    "");
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    @Test
    void readsLengthsAndChunksAndKeepsTheConnection() throws Exception {
        try (var server = server();
                var lines = lines(server)) {
            assertThat(lines.send("POST", "/length", "", "x").text()).isEqualTo("twelve bytes");
            assertThat(lines.send("POST", "/chunks", "", "x").text()).isEqualTo("in two chunks");
            assertThat(lines.send("POST", "/none", "", "x").status()).isEqualTo(204);
            assertThat(connections).hasSize(1);
            assertThat(lines.send("POST", "/close", "", "x").text()).isEqualTo("bye");
            assertThat(lines.send("POST", "/length", "", "x").status()).isEqualTo(200);
            assertThat(connections).hasSize(2);
        }
    }

    @Test
    void aCutAnswerIsNone() throws Exception {
        try (var server = server();
                var lines = lines(server)) {
            assertThatThrownBy(() -> lines.send("POST", "/cut", "", "x"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void findsMembersWithoutParsing() {
        var reply =
                new Reply(
                        201,
                        "{\"id\":\"pay_1\",\"amount\":5,\"a\":{\"id\":\"2\"}}".getBytes(US_ASCII));

        assertThat(reply.member("id")).isEqualTo("pay_1");
        assertThat(reply.member("order")).isEmpty();
        assertThat(reply.isShed()).isFalse();
        assertThat(new Reply(429, new byte[0]).isShed()).isTrue();
    }

    private Listener server() {
        return new Listener(
                0,
                (socket, request) -> {
                    connections.add(socket.getPort());
                    socket.getOutputStream().write(answer(request).getBytes(US_ASCII));
                    return !request.path().equals("close") && !request.path().equals("cut");
                });
    }

    private static String answer(Delivery request) {
        return switch (request.path()) {
            case "length" -> "HTTP/1.1 200 \r\ncontent-LENGTH: 12\r\n\r\ntwelve bytes";
            case "chunks" -> CHUNKS;
            case "close" -> "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nbye";
            case "cut" -> "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nnot thirty";
            default -> "HTTP/1.1 204 No Content\r\n\r\n";
        };
    }

    private static Lines lines(Listener server) {
        return new Lines(URI.create("http://127.0.0.1:" + server.port()));
    }
}
