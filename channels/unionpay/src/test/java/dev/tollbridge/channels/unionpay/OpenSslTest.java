package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.testkit.Samples;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signature of section 3, computed once more by OpenSSL's command line. */
class OpenSslTest {
    @TempDir Path directory;

    @Test
    void openSslFindsTheSameSignature() throws IOException, InterruptedException {
        var fields = sent();
        Files.writeString(
                directory.resolve("text"),
                new TreeMap<>(fields)
                        .entrySet().stream()
                                .filter(field -> !field.getKey().equals("signature"))
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining("&")),
                UTF_8);
        var hash = run("dgst", "-sha256", "-hex", "-r", "text").substring(0, 64);
        Files.writeString(directory.resolve("hash"), hash, US_ASCII);
        Files.writeString(directory.resolve("key"), privateKeyPem(), US_ASCII);
        run("dgst", "-sha256", "-sign", "key", "-out", "signature", "hash");
        assertThat(Files.readAllBytes(directory.resolve("signature")))
                .isEqualTo(Base64.getDecoder().decode(fields.get("signature")));
    }

    @Test
    void openSslVerifiesTheSignatureByTheCertificate() throws IOException, InterruptedException {
        var fields = sent();
        Files.write(directory.resolve("hash"), new Message(fields).hash(UTF_8));
        Files.write(
                directory.resolve("signature"),
                Base64.getDecoder().decode(fields.get("signature")));
        Files.writeString(directory.resolve("certificate"), UnionPayScript.merchantPem());
        Files.writeString(
                directory.resolve("public"),
                run("x509", "-in", "certificate", "-noout", "-pubkey"));
        assertThat(run("dgst", "-sha256", "-verify", "public", "-signature", "signature", "hash"))
                .contains("Verified OK");
        var serial = run("x509", "-in", "certificate", "-noout", "-serial").strip();
        assertThat(new BigInteger(serial.replace("serial=", ""), 16))
                .hasToString(fields.get("certId"));
    }

    private static Map<String, String> sent() {
        var step = Account.plain().as(Pays.class).pay(Account.order(Scene.QR), Samples.context());
        return Received.of(Account.first(step)).fields();
    }

    private static String privateKeyPem() {
        var key = UnionPayScript.MERCHANT.keys().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
