package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.edge.SignedMessage.Malformed;
import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Credential;
import dev.tollbridge.merchant.SignatureAlgorithm;
import dev.tollbridge.merchant.SigningKey;
import dev.tollbridge.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test cases of RFC 9421, appendix B, with its keys and its published signatures. */
class SignedMessageTest {
    private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(UTF_8);

    /** Appendix B.2, test-request. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "host", "example.com",
                    "date", "Tue, 20 Apr 2021 02:07:55 GMT",
                    "content-type", "application/json",
                    "content-digest",
                            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
                    "content-length", "18");

    /** Appendix B.1.2, test-key-rsa-pss. */
    private static final String RSA_PSS =
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2"
                    + "+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+"
                    + "oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq"
                    + "gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W"
                    + "Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4"
                    + "aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI"
                    + "2wIDAQAB";

    /** Appendix B.1.4, test-key-ed25519: the 12 bytes before the key are those of RFC 8410. */
    private static final String ED25519 =
            "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

    /** Appendix B.1.5, test-shared-secret. */
    private static final String SHARED =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    @Test
    void fullCoverageWithRsaPss() throws GeneralSecurityException, Malformed {
        var signed =
                signed(
                        "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
                                + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                        "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683"
                                + "+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1"
                                + "pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZ"
                                + "H896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:");
        assertVerifies(signed, key(SignatureAlgorithm.RSA_PSS_SHA512, publicKey("RSA", RSA_PSS)));
    }

    @Test
    void hmacSha256() throws Malformed {
        var signed =
                signed(
                        "sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
                        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");
        assertVerifies(
                signed,
                new SigningKey(
                        "k",
                        credential(),
                        SignatureAlgorithm.HMAC_SHA256,
                        null,
                        Secret.of(SHARED)));
    }

    @Test
    void ed25519() throws GeneralSecurityException, Malformed {
        var signed =
                signed(
                        "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");"
                                + "created=1618884473;keyid=\"test-key-ed25519\"",
                        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
        assertThat(new String(signed.base(), UTF_8))
                .isEqualTo(
                        """
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");\
                        created=1618884473;keyid="test-key-ed25519\"\
                        """);
        assertVerifies(signed, key(SignatureAlgorithm.ED25519, publicKey("Ed25519", ED25519)));
    }

    @Test
    void derivedComponentsOfSection22() {
        var message = message(Map.of("host", "Example.COM:443"));
        assertThat(message.derived("@target-uri"))
                .contains("https://example.com/foo?param=Value&Pet=dog");
        assertThat(message.derived("@authority")).contains("example.com");
        assertThat(message.derived("@request-target")).contains("/foo?param=Value&Pet=dog");
        assertThat(message.derived("@scheme")).contains("https");
        assertThat(message.derived("@status")).isEmpty();
        var withoutQuery =
                new HttpMessage("GET", "http", "h:8080", "/", null, Map.of(), new byte[0]);
        assertThat(withoutQuery.derived("@query")).contains("?");
        assertThat(withoutQuery.derived("@target-uri")).contains("http://h:8080/");
    }

    /** Section 2.1: several lines of a field are joined, each trimmed. */
    @Test
    void linesOfAFieldAreJoined() {
        var fields = Map.of("x", List.of("  one ", "two"));
        var message = new HttpMessage("GET", "http", "h", "/", null, fields, new byte[0]);
        assertThat(message.field("x")).contains("one, two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig1=",
                "sig1=(\"@method\"",
                "sig1=\"@method\"",
                "sig1=(\"@method\"), sig2=(\"@method\")",
                "sig1=(method)",
                "sig1=(\"@method\" \"@method\")",
                "sig1=(\"@method\";req)",
                "other=(\"@method\")"
            })
    void whatIsNoSignatureIsRefused(String input) {
        assertThatThrownBy(() -> signed(input, "sig1=:AAAA:")).isInstanceOf(Malformed.class);
    }

    @Test
    void componentsThatTheRequestLacksAreNamed() throws Malformed {
        var signed = signed("sig1=(\"x-none\")", "sig1=:AAAA:");
        assertThatThrownBy(signed::base)
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("x-none");
    }

    private static void assertVerifies(SignedMessage signed, SigningKey key) throws Malformed {
        assertThat(SignatureVerifier.verify(key, signed.base(), signed.signature())).isTrue();
        byte[] other = signed.base();
        other[3] ^= 1;
        assertThat(SignatureVerifier.verify(key, other, signed.signature())).isFalse();
        assertThat(SignatureVerifier.verify(key, signed.base(), new byte[] {1, 2, 3})).isFalse();
    }

    private static SignedMessage signed(String input, String signature) throws Malformed {
        var fields = new HashMap<>(FIELDS);
        fields.put("signature-input", input);
        fields.put("signature", signature);
        return SignedMessage.of(message(fields));
    }

    private static HttpMessage message(Map<String, String> fields) {
        var lines = new HashMap<String, List<String>>();
        fields.forEach((name, value) -> lines.put(name, List.of(value)));
        return new HttpMessage(
                "POST",
                "https",
                fields.getOrDefault("host", ""),
                "/foo",
                "param=Value&Pet=dog",
                lines,
                BODY);
    }

    private static SigningKey key(SignatureAlgorithm algorithm, @Nullable PublicKey key) {
        return new SigningKey("k", credential(), algorithm, key, null);
    }

    private static Credential credential() {
        var id = new UUID(0, 0);
        return new Credential(new Caller(new MerchantId(id), new AppId(id), false), false);
    }

    private static PublicKey publicKey(String algorithm, String base64)
            throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
