package dev.tollbridge.checkout;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** One open stream of server-sent events (WHATWG HTML, section 9.2). */
final class EventStream {
    private static final String RECONNECT_MS = "2000";
    private final PrintWriter writer;

    private EventStream(PrintWriter writer) {
        this.writer = writer;
    }

    static EventStream open(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        // Asks nginx not to hold events back.
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response.getWriter());
        stream.write("retry: " + RECONNECT_MS + "\n\n");
        return stream;
    }

    /**
     * @param data one line
     */
    void send(String event, String data) throws IOException {
        write("event: " + event + "\ndata: " + data + "\n\n");
    }

    /** A comment, which pages ignore. */
    void heartbeat() throws IOException {
        write(":\n\n");
    }

    private void write(String text) throws IOException {
        writer.write(text);
        // A writer keeps its errors to itself; checkError also flushes.
        if (writer.checkError()) {
            throw new IOException("the page is gone");
        }
    }
}
