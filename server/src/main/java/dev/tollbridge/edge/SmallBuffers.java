package dev.tollbridge.edge;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1 as Tomcat speaks it, with less memory for each answer under way: of its 8 KB for bytes
 * and 16 KB for characters an answer of the API fills one. A longer one goes out in pieces. Tomcat
 * makes it itself, by name.
 */
public final class SmallBuffers extends Http11NioProtocol {
    private static final int ANSWER = 2048;

    @Override
    public int getDesiredBufferSize() {
        return ANSWER;
    }
}
