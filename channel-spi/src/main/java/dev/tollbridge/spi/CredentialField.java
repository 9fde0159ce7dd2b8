package dev.tollbridge.spi;

import java.util.List;

/**
 * One field of a channel account.
 *
 * @param name key in {@link AccountSettings}, {@code snake_case}
 * @param secret stored sealed, write-only in the API, masked everywhere
 * @param choices the allowed values of a {@link Type#CHOICE}; else empty
 * @param defaultValue used when the field is absent; empty text if there is none
 */
public record CredentialField(
        String name,
        LocalizedText label,
        LocalizedText help,
        Type type,
        boolean required,
        boolean secret,
        List<String> choices,
        String defaultValue) {

    public CredentialField {
        choices = List.copyOf(choices);
    }

    public enum Type {
        TEXT,
        URL,
        CHOICE,
        /** PKCS#8, PEM or bare Base64. */
        PRIVATE_KEY,
        /** X.509 SubjectPublicKeyInfo, PEM or bare Base64. */
        PUBLIC_KEY,
        /** One or more X.509 certificates, PEM. */
        CERTIFICATE,
        /** A symmetric key or password. */
        SHARED_SECRET
    }
}
