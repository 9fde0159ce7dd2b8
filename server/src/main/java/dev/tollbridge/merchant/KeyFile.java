package dev.tollbridge.merchant;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's own keys, in {@code keys.json} in the data directory, readable by its owner only.
 * Whoever has this file and the database has every secret; whoever loses it has lost them.
 */
final class KeyFile {
    static final String NAME = "keys.json";
    private static final JsonMapper JSON = new JsonMapper();

    /** What Tink works with: AEADs and PRFs, and nothing else. */
    static final Configuration TINK = configuration();

    private KeyFile() {}

    /**
     * @param sealing keyset of the AEAD (AES256-GCM) under which secrets are stored
     * @param clientSecrets keyset of the PRF from which client secrets derive
     */
    record Keys(KeysetHandle sealing, KeysetHandle clientSecrets) {}

    /** The two keysets as they are written, each in Tink's own JSON. */
    private record Written(String sealing, String clientSecrets) {}

    /**
     * Reads the keys, or makes them on the first run.
     *
     * @param inUse whether the database already holds what only the missing file could open
     */
    static Keys open(Path directory, BooleanSupplier inUse) {
        Path file = directory.resolve(NAME);
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            if (inUse.getAsBoolean()) {
                throw new IllegalStateException(
                        file.toAbsolutePath()
                                + " is missing, but the database holds secrets sealed with its"
                                + " keys. Restore the file from your backup; without it, these"
                                + " secrets cannot be opened by anyone.",
                        e);
            }
            return create(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.toAbsolutePath(), e);
        } catch (JacksonException | GeneralSecurityException e) {
            throw new IllegalStateException(file.toAbsolutePath() + " is damaged", e);
        }
    }

    /** Replaces the file in one step: a crash leaves the old one or the new one. */
    static void write(Path directory, Keys keys) {
        Path file = directory.resolve(NAME);
        try {
            Files.createDirectories(directory);
            var ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Path draft = Files.createTempFile(directory, NAME, ".new", ownerOnly);
            Files.writeString(draft, JSON.writeValueAsString(print(keys)));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.toAbsolutePath(), e);
        }
    }

    private static Keys create(Path directory) {
        try {
            var keys =
                    new Keys(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK),
                            KeysetHandle.generateNew(
                                    PredefinedPrfParameters.HMAC_SHA256_PRF, TINK));
            write(directory, keys);
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make keys", e);
        }
    }

    private static Keys read(Path file) throws IOException, GeneralSecurityException {
        var written = JSON.readValue(Files.readString(file), Written.class);
        var access = InsecureSecretKeyAccess.get();
        return new Keys(
                TinkJsonProtoKeysetFormat.parseKeyset(written.sealing(), TINK, access),
                TinkJsonProtoKeysetFormat.parseKeyset(written.clientSecrets(), TINK, access));
    }

    private static Written print(Keys keys) {
        try {
            var access = InsecureSecretKeyAccess.get();
            return new Written(
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys.sealing(), TINK, access),
                    TinkJsonProtoKeysetFormat.serializeKeyset(keys.clientSecrets(), TINK, access));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot print keys", e);
        }
    }

    private static Configuration configuration() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink does not start", e);
        }
    }
}
