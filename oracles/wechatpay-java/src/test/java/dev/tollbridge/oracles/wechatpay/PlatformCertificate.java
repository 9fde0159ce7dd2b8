package dev.tollbridge.oracles.wechatpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A certificate of the platform, made by the JDK's keytool. */
record PlatformCertificate(PrivateKey key, X509Certificate certificate) {
    private static final String PASSWORD = "changeit";

    static PlatformCertificate make(Path directory) {
        var file = directory.resolve("platform.p12");
        try {
            keytool(file);
            var store = KeyStore.getInstance("PKCS12");
            try (var stream = Files.newInputStream(file)) {
                store.load(stream, PASSWORD.toCharArray());
            }
            if (store.getKey("platform", PASSWORD.toCharArray()) instanceof PrivateKey key
                    && store.getCertificate("platform") instanceof X509Certificate certificate) {
                return new PlatformCertificate(key, certificate);
            }
            throw new IllegalStateException("keytool made no key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path file) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "platform",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-dname",
                                "CN=Tenpay.com sign",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                PASSWORD,
                                "-storetype",
                                "PKCS12")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String serial() {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
