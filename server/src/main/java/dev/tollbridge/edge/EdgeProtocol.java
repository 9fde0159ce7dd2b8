package dev.tollbridge.edge;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketProcessorBase;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 as Tomcat speaks it, with less memory for each request under way, and with work that
 * tells the {@link Entrance} its connection. Tomcat makes it itself, by name.
 */
public final class EdgeProtocol extends Http11NioProtocol {
    /**
     * Of the 8 KB for bytes and 16 KB for characters that Tomcat has, an answer of the API fills
     * one. A longer one goes out in pieces.
     */
    private static final int ANSWER = 2048;

    /** Headers after a body in chunks; nobody here reads them. */
    private static final int TRAILERS = 512;

    public EdgeProtocol() {
        super(new Endpoint());
        setMaxTrailerSize(TRAILERS);
    }

    @Override
    public int getDesiredBufferSize() {
        return ANSWER;
    }

    private static final class Endpoint extends NioEndpoint {
        @Override
        protected SocketProcessorBase<NioChannel> createSocketProcessor(
                SocketWrapperBase<NioChannel> connection, SocketEvent event) {
            return new Work(connection, event);
        }

        private final class Work extends SocketProcessor implements Entrance.OfConnection {
            Work(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
                super(connection, event);
            }

            @Override
            public Object connection() {
                return socketWrapper;
            }
        }
    }
}
