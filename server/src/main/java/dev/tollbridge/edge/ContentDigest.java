package dev.tollbridge.edge;

import dev.tollbridge.kernel.Digests;
import java.security.MessageDigest;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/** The field Content-Digest (RFC 9530): sha-256 and sha-512, others are passed over. */
final class ContentDigest {
    private ContentDigest() {}

    /** Whether there is a digest of a kind we know, and all of these are the body's. */
    static boolean matches(String field, byte[] body) {
        try {
            boolean known = false;
            for (var entry : Parser.parseDictionary(field).get().entrySet()) {
                byte[] digest =
                        switch (entry.getKey()) {
                            case "sha-256" -> Digests.sha256(body);
                            case "sha-512" -> Digests.sha512(body);
                            default -> new byte[0];
                        };
                if (digest.length > 0) {
                    known = true;
                    if (!(entry.getValue() instanceof ByteSequenceItem item)
                            || !MessageDigest.isEqual(digest, SignedMessage.bytes(item))) {
                        return false;
                    }
                }
            }
            return known;
        } catch (ParseException e) {
            return false;
        }
    }
}
