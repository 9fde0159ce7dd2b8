package dev.tollbridge.merchant;

import dev.tollbridge.spi.Secret;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that verifies signed requests.
 *
 * @param publicKey of every algorithm but {@code hmac-sha256}
 * @param secret of {@code hmac-sha256}, Base64
 */
public record SigningKey(
        String keyId,
        Credential credential,
        SignatureAlgorithm algorithm,
        @Nullable PublicKey publicKey,
        @Nullable Secret secret) {}
