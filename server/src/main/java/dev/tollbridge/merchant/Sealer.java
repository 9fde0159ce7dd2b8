package dev.tollbridge.merchant;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tollbridge.merchant.KeyFile.Keys;
import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Seals secrets for storage: AES256-GCM by Tink, bound to the row they belong to, so that sealed
 * bytes copied into another row do not open.
 */
public final class Sealer {
    private final Path directory;
    private volatile Keys keys;
    private volatile Aead aead;

    Sealer(Path directory, Keys keys) {
        this.directory = directory;
        this.keys = keys;
        this.aead = aead(keys);
    }

    /**
     * @param owner the printed id of the row that keeps the bytes
     */
    public byte[] seal(byte[] plain, String owner) {
        try {
            return aead.encrypt(plain, owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal a secret of " + owner, e);
        }
    }

    /** What {@link #seal} made for the same owner; fails loudly for anything else. */
    public byte[] unseal(byte[] sealed, String owner) {
        try {
            return aead.decrypt(sealed, owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret of "
                            + owner
                            + " does not open with the keys in "
                            + directory.resolve(KeyFile.NAME),
                    e);
        }
    }

    byte[] seal(Secret secret, String owner) {
        return seal(secret.reveal().getBytes(StandardCharsets.UTF_8), owner);
    }

    Secret unsealText(byte[] sealed, String owner) {
        return Secret.of(new String(unseal(sealed, owner), StandardCharsets.UTF_8));
    }

    /** From now on a new key seals; the old ones still open what they sealed. */
    synchronized void addKey() {
        try {
            var sealing =
                    KeysetHandle.newBuilder(keys.sealing())
                            .setConfiguration(KeyFile.TINK)
                            .addEntry(
                                    KeysetHandle.generateEntryFromParameters(
                                                    PredefinedAeadParameters.AES256_GCM)
                                            .withRandomId()
                                            .makePrimary())
                            .build();
            var next = new Keys(sealing, keys.clientSecrets());
            KeyFile.write(directory, next);
            aead = aead(next);
            keys = next;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot add a key", e);
        }
    }

    private static Aead aead(Keys keys) {
        try {
            return keys.sealing().getPrimitive(KeyFile.TINK, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the sealing keys", e);
        }
    }
}
