package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.SignatureAlgorithm;
import dev.tollbridge.merchant.SigningKeys;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class AuthenticationTest {
    @Autowired ApplicationContext server;
    @Autowired Apps apps;
    @Autowired ApiKeys apiKeys;
    @Autowired SigningKeys signingKeys;
    @Autowired Clock clock;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk_test_", "sk_test_wrong", "Bearer", "pk_test_1"})
    void wrongKeysAreRefused(String key) {
        assertRefused(client(key).get("/v1/payments"), "unauthenticated");
    }

    @Test
    void refusalNamesTheSchemeAndComesBeforeAnythingElse() {
        var answer = client("").post("/v1/payments", "{");
        assertRefused(answer, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void keysAreReadHoweverTheSchemeIsSpelled() {
        var key = apiKeys.issue(shop.app(), false).secret().reveal();
        var client = client("");
        assertThat(
                        client.send(
                                        client.request("/v1/payments")
                                                .header("Authorization", "bearer  " + key)
                                                .GET())
                                .status())
                .isEqualTo(200);
        assertRefused(
                client.send(
                        client.request("/v1/payments")
                                .header("Authorization", "Basic " + key)
                                .GET()),
                "unauthenticated");
    }

    @Test
    void revokedKeysAreRefused() {
        var issued = apiKeys.issue(shop.app(), false);
        var client = client(issued.secret().reveal());
        assertThat(client.get("/v1/payments").status()).isEqualTo(200);
        apiKeys.revoke(issued.id());
        assertRefused(client.get("/v1/payments"), "unauthenticated");
    }

    @Test
    void anAppMayInsistOnSignatures() throws GeneralSecurityException {
        var app = apps.create(shop.app().merchant(), "strict");
        apps.requireSignature(app.id(), true);
        var key = apiKeys.issue(app, false).secret().reveal();
        assertRefused(client(key).get("/v1/payments"), "signature_required");
        var issued = signingKeys.issueSecret(app, false);
        assertThat(signed(issued.keyId(), hmac(issued.secret().reveal())).send().status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void signedCallsAreAccepted(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        var call = signed(algorithm);
        var answer = call.send();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        var expected = shop.test().get("/v1/payments/" + answer.text("/id"));
        assertThat(expected.status()).isEqualTo(200);
    }

    @Tag("attack-signed-request-changed")
    @Test
    void tamperedCallsAreRefused() throws GeneralSecurityException {
        var body = hmacCall();
        body.sentBody = body.body.replace("8800", "1");
        assertRefused(body.send(), "signature_invalid");
        var path = hmacCall();
        path.sentPath = "/v1/refunds";
        assertRefused(path.send(), "signature_invalid");
        var query = hmacCall();
        query.sentPath = "/v1/payments?expand=refunds";
        assertRefused(query.send(), "signature_invalid");
        var method = hmacCall();
        method.method = "GET";
        assertRefused(method.send(), "signature_invalid");
    }

    @Test
    void whatMustBeCoveredMustBeCovered() throws GeneralSecurityException {
        for (String component :
                new String[] {"@method", "@target-uri", "content-digest", "idempotency-key"}) {
            var call = hmacCall();
            call.covered.remove(component);
            var answer = call.send();
            assertRefused(answer, "signature_invalid");
            assertThat(answer.text("/detail")).contains(component);
        }
        var byPath = hmacCall();
        byPath.covered.set(1, "@path");
        assertThat(byPath.send().status()).isEqualTo(201);
    }

    @Tag("attack-signature-old")
    @Test
    void oldAndFutureSignaturesAreRefused() throws GeneralSecurityException {
        for (long seconds : new long[] {-310, 310}) {
            var call = hmacCall();
            call.created += seconds;
            var answer = call.send();
            assertRefused(answer, "signature_invalid");
            assertThat(answer.text("/detail")).contains("created");
        }
        var expired = hmacCall();
        expired.parameters =
                ";expires=" + clock.instant().minus(Duration.ofSeconds(1)).getEpochSecond();
        assertRefused(expired.send(), "signature_invalid");
    }

    @Tag("attack-nonce-reused")
    @Test
    void nonceIsGoodOnceAndOnlyItsHolderCanUseItUp() throws GeneralSecurityException {
        var issued = signingKeys.issueSecret(shop.app(), false);
        var forged = signed(issued.keyId(), hmac("AAAA"));
        forged.nonce = "nonce-" + UUID.randomUUID();
        assertRefused(forged.send(), "signature_invalid");
        var right = signed(issued.keyId(), hmac(issued.secret().reveal()));
        right.nonce = forged.nonce;
        assertThat(right.send().status()).isEqualTo(201);
        var again = right.send();
        assertRefused(again, "signature_invalid");
        assertThat(again.text("/detail")).contains("nonce");
        right.nonce = "short";
        assertRefused(right.send(), "signature_invalid");
    }

    @Tag("attack-algorithm-confusion")
    @Test
    void theStoredKeyDecidesTheAlgorithm() throws GeneralSecurityException {
        var call = hmacCall();
        call.parameters = ";alg=\"hmac-sha256\"";
        assertThat(call.send().status()).isEqualTo(201);
        var other = hmacCall();
        other.parameters = ";alg=\"rsa-v1_5-sha256\"";
        assertRefused(other.send(), "signature_invalid");

        // The public key of an RSA key, taken for an HMAC secret.
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        byte[] publicKey = pair.getPublic().getEncoded();
        var id =
                signingKeys.register(
                        shop.app(), false, SignatureAlgorithm.RSA_V1_5_SHA256, publicKey);
        var confused = signed(id, hmac(Base64.getEncoder().encodeToString(publicKey)));
        confused.parameters = ";alg=\"hmac-sha256\"";
        assertRefused(confused.send(), "signature_invalid");
    }

    @Tag("attack-expired-key")
    @Test
    void unknownAndRevokedKeysAreRefusedAlike() throws GeneralSecurityException {
        var unknown = signed("sig_unknown", hmac("AAAA")).send();
        var issued = signingKeys.issueSecret(shop.app(), false);
        var wrong = signed(issued.keyId(), hmac("AAAA")).send();
        signingKeys.revoke(issued.keyId());
        var revoked = signed(issued.keyId(), hmac(issued.secret().reveal())).send();
        assertRefused(unknown, "signature_invalid");
        assertThat(wrong.text("/detail")).isEqualTo(unknown.text("/detail"));
        assertThat(revoked.text("/detail")).isEqualTo(unknown.text("/detail"));
    }

    private SignedCalls hmacCall() {
        var issued = signingKeys.issueSecret(shop.app(), false);
        return signed(issued.keyId(), hmac(issued.secret().reveal()));
    }

    private SignedCalls signed(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case HMAC_SHA256 -> hmacCall();
            case RSA_V1_5_SHA256 -> signed(algorithm, "RSA", "SHA256withRSA");
            case RSA_PSS_SHA512 -> signed(algorithm, "RSA", "RSASSA-PSS");
            case ED25519 -> signed(algorithm, "Ed25519", "Ed25519");
        };
    }

    private SignedCalls signed(SignatureAlgorithm algorithm, String kind, String name)
            throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
        var id = signingKeys.register(shop.app(), false, algorithm, pair.getPublic().getEncoded());
        return signed(
                id,
                base -> {
                    var signature = Signature.getInstance(name);
                    if (algorithm == SignatureAlgorithm.RSA_PSS_SHA512) {
                        signature.setParameter(
                                new PSSParameterSpec(
                                        "SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
                    }
                    signature.initSign(pair.getPrivate());
                    signature.update(base);
                    return signature.sign();
                });
    }

    private SignedCalls signed(String keyId, SignedCalls.Signer signer) {
        var body =
                "{\"amount\": 8800, \"currency\": \"CNY\", \"merchant_order_id\": \"%s\", \"subject\": \"Teapot\"}"
                        .formatted(UUID.randomUUID());
        return new SignedCalls(
                Shop.port(server), keyId, signer, clock.instant().getEpochSecond(), body);
    }

    private static SignedCalls.Signer hmac(String secret) {
        return base -> {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            Base64.getDecoder().decode(secret.getBytes(UTF_8)), "HmacSHA256"));
            return mac.doFinal(base);
        };
    }

    private ApiClient client(String key) {
        return ApiClient.of(Shop.port(server), key);
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.text("/code")).as(answer.http().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(401);
    }
}
