package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** Makes X.509 certificates by hand, because the JDK has no public way to. */
public final class TestCertificates {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final byte[] SHA256_RSA = sequence(hex("06092A864886F70D01010B"), hex("0500"));

    private TestCertificates() {}

    /** Somebody who issues, or is issued to. */
    public record Party(String name, KeyPair keys) {
        public static Party of(String name) {
            return new Party("CN=" + name + ",O=Test,C=CN", TestKeys.pair());
        }
    }

    /** Good for 2026 and 2027, in PEM. */
    public static String pem(Party issuer, Party subject, boolean mayIssue) {
        return pem(issuer, subject, mayIssue, "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z");
    }

    /**
     * Good from one instant until another, in PEM. Its serial number derives from the subject's
     * name.
     */
    public static String pem(
            Party issuer, Party subject, boolean mayIssue, String from, String until) {
        var serial = BigInteger.valueOf(subject.name().hashCode()).abs();
        return pem(issuer, subject, mayIssue, serial, from, until);
    }

    /** With that serial number, issued by its own subject. */
    public static String pem(Party own, BigInteger serial, String from, String until) {
        return pem(own, own, false, serial, from, until);
    }

    private static String pem(
            Party issuer,
            Party subject,
            boolean mayIssue,
            BigInteger serial,
            String from,
            String until) {
        var body =
                sequence(
                        tagged(0xA0, hex("020102")),
                        tagged(0x02, serial.toByteArray()),
                        SHA256_RSA,
                        new X500Principal(issuer.name()).getEncoded(),
                        sequence(time(from), time(until)),
                        new X500Principal(subject.name()).getEncoded(),
                        subject.keys().getPublic().getEncoded(),
                        tagged(0xA3, sequence(basicConstraints(mayIssue))));
        var der = sequence(body, SHA256_RSA, signature(issuer.keys().getPrivate(), body));
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] basicConstraints(boolean mayIssue) {
        var value = mayIssue ? hex("30030101FF") : hex("3000");
        return sequence(hex("0603551D13"), hex("0101FF"), tagged(0x04, value));
    }

    private static byte[] signature(PrivateKey key, byte[] body) {
        var bytes = Base64.getDecoder().decode(TestKeys.sign(key, body));
        return tagged(0x03, join(new byte[1], bytes));
    }

    private static byte[] time(String text) {
        return tagged(0x18, TIME.format(Instant.parse(text)).getBytes(US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, join(parts));
    }

    private static byte[] tagged(int tag, byte[] value) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (value.length >= 256) {
            out.write(0x82);
            out.write(value.length >> 8);
        } else if (value.length >= 128) {
            out.write(0x81);
        }
        out.write(value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
