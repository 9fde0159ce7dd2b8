package dev.tollbridge.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * One HTTP/1.1 connection that is kept, for one thread at a time. The load shares the processors
 * with what it measures, so it does no more than it must: no header is looked at but those that say
 * where the body ends.
 */
final class Line implements AutoCloseable {
    /** A line of a head fits in; there are thousands of these. */
    private static final int BUFFER = 2 * 1024;

    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private final Socket socket;
    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private boolean reusable = true;

    /**
     * @param limitMs after which silence is an {@link IOException}
     */
    Line(InetSocketAddress address, int limitMs) throws IOException {
        socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, limitMs);
            socket.setSoTimeout(limitMs);
            input = socket.getInputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether another call may follow. */
    boolean isReusable() {
        return reusable;
    }

    Reply call(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(readLine().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var line = readLine(); !line.isEmpty(); line = readLine()) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            } else if (line.equalsIgnoreCase(CHUNKED)) {
                chunked = true;
            } else if (line.equalsIgnoreCase("connection: close")) {
                reusable = false;
            }
        }
        return new Reply(status, chunked ? readChunks() : read(length));
    }

    private byte[] readChunks() throws IOException {
        var body = new byte[0];
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            var longer = Arrays.copyOf(body, body.length + size);
            System.arraycopy(read(size), 0, longer, body.length, size);
            body = longer;
            readLine();
        }
        readLine();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine(), 16);
    }

    private byte[] read(int length) throws IOException {
        if (length > MAX_BODY) {
            throw new IOException("a body of " + length + " bytes");
        }
        var body = new byte[length];
        int done = Math.min(length, end - position);
        System.arraycopy(buffer, position, body, 0, done);
        position += done;
        if (input.readNBytes(body, done, length - done) < length - done) {
            throw new EOFException("cut off in the body");
        }
        return body;
    }

    private String readLine() throws IOException {
        int from = position;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    var line = new String(buffer, position, i - position, ISO_8859_1);
                    position = i + 1;
                    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
                }
            }
            from = end - position;
            fill();
        }
    }

    /** Moves what is left to the front and reads more behind it. */
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, end - position);
        end -= position;
        position = 0;
        int read = end < BUFFER ? input.read(buffer, end, BUFFER - end) : -1;
        if (read < 0) {
            throw new EOFException("cut off in the head");
        }
        end += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The bytes of a request with these header lines, each ended by CR LF. */
    static byte[] request(String first, String headers, byte[] body) {
        var head =
                (first + " HTTP/1.1\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                        .getBytes(US_ASCII);
        var whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
