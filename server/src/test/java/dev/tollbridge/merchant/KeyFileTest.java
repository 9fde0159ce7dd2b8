package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final PaymentId PAYMENT = new PaymentId(new UUID(7, 8));
    @TempDir Path directory;

    @Test
    void isMadeOnceReadableByItsOwnerOnlyAndKept() throws IOException {
        var first = open();
        var file = directory.resolve(KeyFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        byte[] sealed = new Sealer(directory, first).seal(Secret.of("s3cret"), "acc_1");
        assertThat(new Sealer(directory, open()).unsealText(sealed, "acc_1").reveal())
                .isEqualTo("s3cret");
        assertThat(secrets(open().clientSecrets()).of(PAYMENT))
                .isEqualTo(secrets(first.clientSecrets()).of(PAYMENT));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void missingWhileSecretsAreSealedIsOneClearErrorAndMakesNoFile() {
        assertThatThrownBy(() -> KeyFile.open(directory, () -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keys.json is missing")
                .hasMessageContaining("Restore the file from your backup");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void damagedIsSaidSo() throws IOException {
        open();
        Files.writeString(directory.resolve(KeyFile.NAME), "{\"sealing\":\"{}\"}");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void sealedBytesOpenForTheirOwnerOnly() {
        var sealer = new Sealer(directory, open());
        byte[] sealed = sealer.seal(Secret.of("s3cret"), "acc_1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
        assertThatThrownBy(() -> sealer.unseal(sealed, "acc_2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acc_2");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealer.unseal(sealed, "acc_1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void clientSecretsOfOtherPaymentsOtherKeysOrOtherSpellingsAreRefused() throws IOException {
        var secrets = secrets(open().clientSecrets());
        var secret = secrets.of(PAYMENT);
        assertThat(secret).matches(PAYMENT.print() + "_secret_[0-9a-f]{32}");
        assertThat(secrets.verify(secret)).contains(PAYMENT);

        var other = new PaymentId(new UUID(7, 9));
        assertThat(secrets.verify(secret.replace(PAYMENT.print(), other.print()))).isEmpty();
        assertThat(secrets.verify(secret.toUpperCase(Locale.ROOT))).isEmpty();
        assertThat(secrets.verify(secret.substring(0, secret.length() - 1))).isEmpty();
        assertThat(secrets.verify(secret + "0")).isEmpty();
        assertThat(secrets.verify("")).isEmpty();

        Files.delete(directory.resolve(KeyFile.NAME));
        assertThat(secrets(open().clientSecrets()).verify(secret)).isEmpty();
    }

    private KeyFile.Keys open() {
        return KeyFile.open(directory, () -> false);
    }

    private static ClientSecrets secrets(KeysetHandle keys) {
        return new ClientSecrets(new KeyedTags(keys), () -> {});
    }
}
