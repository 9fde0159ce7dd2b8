package dev.tollbridge.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The wire between a server and PostgreSQL. It understands just enough of the protocol
 * (PostgreSQL's manual, "Frontend/Backend Protocol") to stop a chosen COMMIT, or a chosen answer,
 * of one transaction and let all others pass.
 */
final class DatabaseWire implements AutoCloseable {
    private final ServerSocket server;
    private final URI target;
    private final String query;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger hangUps = new AtomicInteger();

    /**
     * @param skip how many that fit are let pass first
     */
    private record Rule(Kind kind, List<String> texts, AtomicInteger skip, Hold hold) {
        private boolean fits(Kind wanted, String said) {
            return kind == wanted
                    && texts.stream().allMatch(said::contains)
                    && skip.getAndDecrement() == 0;
        }
    }

    private enum Kind {
        BEFORE_COMMIT,
        COMMIT_ANSWER,
        STATEMENT_ANSWER
    }

    /**
     * @param url of the database itself, as JDBC has it
     */
    DatabaseWire(String url) {
        var address = URI.create(url.substring("jdbc:".length()));
        this.target = address;
        this.query = address.getQuery();
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /**
     * The same database through this wire. Statements are sent with their text each time, so that
     * the wire can read them.
     */
    String url() {
        return "jdbc:postgresql://127.0.0.1:"
                + server.getLocalPort()
                + target.getPath()
                + "?"
                + query
                + "&sslmode=disable&prepareThreshold=0";
    }

    /**
     * Stops a COMMIT before PostgreSQL has it.
     *
     * @param skip how many such commits are let pass first
     * @param texts what the transaction speaks of
     */
    Hold beforeCommit(int skip, String... texts) {
        return add(Kind.BEFORE_COMMIT, skip, texts);
    }

    /** Stops the answer to a COMMIT that PostgreSQL has carried out. */
    Hold commitAnswer(int skip, String... texts) {
        return add(Kind.COMMIT_ANSWER, skip, texts);
    }

    /** Stops the answer to a statement that PostgreSQL has carried out by itself. */
    Hold statementAnswer(int skip, String... texts) {
        return add(Kind.STATEMENT_ANSWER, skip, texts);
    }

    /** From now on all traffic passes; what stands is cut. */
    void heal() {
        rules.forEach(rule -> rule.hold.cut());
        rules.clear();
    }

    private Hold add(Kind kind, int skip, String... texts) {
        var hold = new Hold(kind + " of " + Arrays.toString(texts));
        rules.add(new Rule(kind, List.of(texts), new AtomicInteger(skip), hold));
        return hold;
    }

    private @Nullable Hold find(Kind kind, String said) {
        for (var rule : rules) {
            if (rule.fits(kind, said)) {
                return rule.hold;
            }
        }
        return null;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            new Link(client, new Socket(target.getHost(), target.getPort())).run();
        } catch (IOException e) {
            // PostgreSQL is not there: the client finds the connection closed, as without us.
            closeQuietly(client);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        heal();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(DatabaseWire::closeQuietly);
    }

    /** One connection. */
    private final class Link {
        private final Socket client;
        private final Socket database;
        private final StringBuilder transaction = new StringBuilder();
        private volatile @Nullable Hold answer;

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
            open.add(client);
            open.add(database);
        }

        void run() {
            Thread.ofVirtual().start(this::back);
            try (var in = new DataInputStream(client.getInputStream())) {
                var out = database.getOutputStream();
                out.write(startup(in));
                while (forth(in)) {
                    out.flush();
                }
            } catch (IOException e) {
                // Either end hung up: what this connection was about is over.
                hangUps.incrementAndGet();
            } finally {
                end();
            }
        }

        private byte[] startup(DataInputStream in) throws IOException {
            return message(in, new byte[0]);
        }

        /** Passes on what one request consists of, up to the message that asks for the answer. */
        private boolean forth(DataInputStream in) throws IOException {
            var request = new java.io.ByteArrayOutputStream();
            int type;
            do {
                type = in.read();
                if (type < 0) {
                    return false;
                }
                request.write(message(in, new byte[] {(byte) type}));
            } while (type != 'S' && type != 'Q' && type != 'p' && type != 'X' && type != 'H');
            var said = request.toString(ISO_8859_1);
            if (stops(said)) {
                return false;
            }
            database.getOutputStream().write(request.toByteArray());
            return true;
        }

        /** Whether the connection ends here, because the request stood at a hold and was cut. */
        private boolean stops(String said) {
            if (!said.contains("COMMIT\0")) {
                if (said.contains("BEGIN\0")) {
                    transaction.setLength(0);
                }
                transaction.append(said);
                answer = find(Kind.STATEMENT_ANSWER, said);
                return false;
            }
            var whole = transaction.toString();
            transaction.setLength(0);
            answer = find(Kind.COMMIT_ANSWER, whole);
            var before = find(Kind.BEFORE_COMMIT, whole);
            return before != null && before.stand() == Hold.End.CUT;
        }

        private byte[] message(DataInputStream in, byte[] type) throws IOException {
            int length = in.readInt();
            var buffer = java.nio.ByteBuffer.allocate(type.length + length);
            buffer.put(type).putInt(length).put(in.readNBytes(length - Integer.BYTES));
            return buffer.array();
        }

        private void back() {
            try (InputStream in = database.getInputStream()) {
                byte[] buffer = new byte[16_384];
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    var hold = answer;
                    answer = null;
                    if (hold != null && hold.stand() == Hold.End.CUT) {
                        return;
                    }
                    client.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException e) {
                // As above.
                hangUps.incrementAndGet();
            } finally {
                end();
            }
        }

        private void end() {
            closeQuietly(client);
            closeQuietly(database);
        }
    }
}
