package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channel.Transport.Sent;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.limits.Admission;
import dev.tollbridge.limits.AdmissionSettings;
import dev.tollbridge.outgoing.OutgoingClients;
import dev.tollbridge.spi.HttpCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HttpPerformerTest {
    private static final ChannelSettings SETTINGS =
            new ChannelSettings(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    2,
                    4,
                    50,
                    Duration.ofMinutes(1),
                    10);

    private final HttpPerformer performer =
            new HttpPerformer(
                    new OutgoingClients(true, refused -> {}),
                    SETTINGS,
                    new Admission(
                            new AdmissionSettings(1, 1, 1, Duration.ZERO),
                            new SimpleMeterRegistry()));
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        performer.close();
    }

    @Test
    void aCompleteReplyComesBackToTheByteAndWithItsHeaders() {
        answer(socket ->
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nTrace_Id: T1\r\nContent-Length: 4\r\n\r\na\u0000bc"
                                        .getBytes(UTF_8)));
        var sent = perform(1000, Duration.ofSeconds(5));
        assertThat(sent)
                .isInstanceOfSatisfying(
                        Sent.Answered.class,
                        answered -> {
                            assertThat(answered.reply().body()).containsExactly('a', 0, 'b', 'c');
                            assertThat(answered.reply().headers())
                                    .contains(new HttpCall.Header("Trace_Id", "T1"));
                        });
    }

    @Test
    @Tag("fault-09")
    void aRefusedConnectionIsSurelyNotSent() throws IOException {
        server.close();
        assertThat(perform(1000, Duration.ofSeconds(5))).isInstanceOf(Sent.NotSent.class);
    }

    @Test
    void aCutConnectionMayHaveReachedThem() {
        answer(socket -> socket.setSoLinger(true, 0));
        assertThat(perform(1000, Duration.ofSeconds(5))).isInstanceOf(Sent.NoReply.class);
        assertThat(requests).as("never repeated").hasValue(1);
    }

    @Test
    void aTruncatedReplyIsNoReply() {
        answer(socket ->
                socket.getOutputStream()
                        .write(
                                "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\nshort"
                                        .getBytes(UTF_8)));
        assertThat(perform(1000, Duration.ofSeconds(5))).isInstanceOf(Sent.NoReply.class);
    }

    @Test
    void anEndlessReplyIsCutOff() {
        answer(socket -> {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            out.write("x".repeat(5000).getBytes(UTF_8));
        });
        assertThat(perform(1000, Duration.ofSeconds(5))).isInstanceOf(Sent.NoReply.class);
    }

    @Test
    @Tag("fault-21")
    void aSlowDripDoesNotOutliveTheDeadline() {
        answer(socket -> {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            while (!socket.isClosed()) {
                out.write('x');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        });
        long began = System.nanoTime();
        assertThat(perform(1_000_000, Duration.ofMillis(400))).isInstanceOf(Sent.NoReply.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    @Tag("fault-22")
    void anAccountThatKeepsFailingIsLeftAloneAndOthersAreNot() {
        var guards = new Guards(SETTINGS, Clock.systemUTC());
        var down = new ChannelAccountId(new UUID(0, 1));
        for (int i = 0; i < 30; i++) {
            guards.guard(down, () -> new Sent.NoReply("silence"));
        }
        var calls = new AtomicInteger();
        var sent =
                guards.guard(
                        down,
                        () -> {
                            calls.incrementAndGet();
                            return new Sent.NoReply("silence");
                        });
        assertThat(sent).isInstanceOf(Sent.NotSent.class);
        assertThat(calls).hasValue(0);
        assertThat(
                        guards.guard(
                                new ChannelAccountId(new UUID(0, 2)),
                                () -> new Sent.NoReply("silence")))
                .isInstanceOf(Sent.NoReply.class);
    }

    private Sent perform(int maxReplyBytes, Duration deadline) {
        var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        return performer.perform(
                new HttpCall(
                        "test",
                        "POST",
                        uri,
                        List.of(),
                        "{}".getBytes(UTF_8),
                        Set.of(),
                        maxReplyBytes),
                deadline);
    }

    private interface Answer {
        void to(Socket socket) throws IOException;
    }

    private void answer(Answer answer) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try (var socket = server.accept()) {
                            var in = socket.getInputStream();
                            byte[] seen = new byte[4096];
                            if (in.read(seen) > 0) {
                                requests.incrementAndGet();
                                answer.to(socket);
                            }
                        } catch (IOException e) {
                            // The client hung up or the test is over: both end this connection.
                            hangUps.incrementAndGet();
                        }
                    }
                });
    }
}
