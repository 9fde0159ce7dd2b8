package dev.tollbridge.bench.sink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Just enough of an HTTP/1.1 server, over its own sockets: one from a library cannot reset a
 * connection, and costs more than what it is to measure.
 */
public final class Listener implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int IDLE_LIMIT_MS = 60_000;
    private final ServerSocket server;
    private final Exchange exchange;

    /** What is done with a request; any thread may call it. */
    @FunctionalInterface
    public interface Exchange {
        /**
         * Answers on the socket.
         *
         * @return whether the connection is to be kept
         */
        boolean answer(Socket socket, Delivery request) throws IOException, InterruptedException;
    }

    /**
     * @param port 0 for a free one
     */
    public Listener(int port, Exchange exchange) {
        this.exchange = exchange;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
        Thread.ofVirtual().name("listener").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed, or the peer was gone before it was accepted.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(IDLE_LIMIT_MS);
            socket.setTcpNoDelay(true);
            var input = new BufferedInputStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                var request = Delivery.read(input);
                open = request != null && exchange.answer(socket, request);
            }
        } catch (IOException | InterruptedException e) {
            // The sender tries again.
        }
    }

    /** Accepts no more; connections that are open stay so. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
