package dev.tollbridge.edge;

import dev.tollbridge.edge.SignedMessage.Malformed;
import dev.tollbridge.merchant.Credential;
import dev.tollbridge.merchant.SigningKey;
import dev.tollbridge.merchant.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Whether a signed request may be believed (RFC 9421, section 3.2, with the requirements of our
 * API): what has to be covered, how old it may be, and that it comes once.
 */
@Component
final class SignatureChecks {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    private static final Pattern NONCE = Pattern.compile("[\\x21-\\x7e]{8,128}");
    private final SigningKeys keys;
    private final InstantSource clock;

    SignatureChecks(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @throws Malformed if it is not to be believed; the message says why, in so far as the caller
     *     can mend it
     */
    Credential verify(HttpMessage message) throws Malformed {
        var signed = SignedMessage.of(message);
        checkCoverage(signed);
        checkDigest(message);
        Instant created = checkTime(signed);
        String nonce =
                signed.text("nonce")
                        .filter(text -> NONCE.matcher(text).matches())
                        .orElseThrow(() ->
                                new Malformed("nonce must have 8 to 128 visible characters."));
        SigningKey key = verifiedKey(signed);
        // Last, so that only the key's holder can use up a nonce.
        if (!keys.useNonce(key, nonce, created.plus(MAX_AGE))) {
            throw new Malformed("This nonce was used before.");
        }
        return key.credential();
    }

    private SigningKey verifiedKey(SignedMessage signed) throws Malformed {
        var key = signed.text("keyid").flatMap(keys::find);
        boolean isRight =
                key.isPresent()
                        && signed.text("alg").map(key.get().algorithm().code()::equals).orElse(true)
                        && SignatureVerifier.verify(key.get(), signed.base(), signed.signature());
        if (!isRight) {
            throw new Malformed("The signature is not that of the key named in keyid.");
        }
        return key.get();
    }

    private static void checkCoverage(SignedMessage signed) throws Malformed {
        var message = signed.message();
        require(signed.covers("@method"), "@method");
        boolean target =
                signed.covers("@target-uri")
                        || signed.covers("@request-target")
                        || (signed.covers("@path")
                                && (message.query() == null || signed.covers("@query")));
        require(target, "@target-uri, or @path and @query");
        require(message.body().length == 0 || signed.covers("content-digest"), "content-digest");
        require(
                !message.has("idempotency-key") || signed.covers("idempotency-key"),
                "idempotency-key");
    }

    private static void require(boolean covered, String component) throws Malformed {
        if (!covered) {
            throw new Malformed("The signature must cover " + component + ".");
        }
    }

    private static void checkDigest(HttpMessage message) throws Malformed {
        var digest = message.field("content-digest");
        if (digest.isPresent() && !ContentDigest.matches(digest.get(), message.body())) {
            throw new Malformed(
                    "Content-Digest is not the sha-256 or sha-512 digest of the body (RFC 9530).");
        }
    }

    private Instant checkTime(SignedMessage signed) throws Malformed {
        var now = clock.instant();
        long created =
                signed.integer("created")
                        .orElseThrow(() -> new Malformed("The parameter created is missing."));
        if (Math.abs(created - now.getEpochSecond()) > MAX_AGE.toSeconds()) {
            throw new Malformed("created must be within 5 minutes of our clock.");
        }
        if (signed.integer("expires").map(end -> end < now.getEpochSecond()).orElse(false)) {
            throw new Malformed("The signature has expired.");
        }
        return Instant.ofEpochSecond(created);
    }
}
