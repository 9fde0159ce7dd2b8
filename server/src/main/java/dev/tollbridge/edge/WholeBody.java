package dev.tollbridge.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads bodies that are looked at as a whole. */
public final class WholeBody {
    private WholeBody() {}

    /**
     * @return the body; more than {@code longest} bytes of one that is longer
     */
    public static byte[] read(HttpServletRequest request, int longest) throws IOException {
        long length = request.getContentLengthLong();
        if (length > longest) {
            return new byte[longest + 1];
        }
        // Where the length is known no larger buffer is needed, and no copy.
        return request.getInputStream().readNBytes(length >= 0 ? (int) length : longest + 1);
    }
}
