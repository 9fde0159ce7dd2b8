package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.kernel.Digests;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A shop that signs its calls. It builds the signature base by the text of RFC 9421 and shares no
 * code with the server.
 */
final class SignedCalls {
    /** Makes a signature over the base. */
    interface Signer {
        byte[] sign(byte[] base) throws GeneralSecurityException;
    }

    private final int port;
    private final String keyId;
    private final Signer signer;
    String method = "POST";
    String path = "/v1/payments";
    String body = "";
    long created;
    String nonce = UUID.randomUUID().toString();
    String parameters = "";
    String sentBody = "";
    String sentPath = "";
    List<String> covered =
            new ArrayList<>(List.of("@method", "@target-uri", "content-digest", "idempotency-key"));

    SignedCalls(int port, String keyId, Signer signer, long created, String body) {
        this.port = port;
        this.keyId = keyId;
        this.signer = signer;
        this.created = created;
        this.body = body;
    }

    Answer send() throws GeneralSecurityException {
        String idempotencyKey = UUID.randomUUID().toString();
        String digest =
                "sha-256=:"
                        + Base64.getEncoder().encodeToString(Digests.sha256(body.getBytes(UTF_8)))
                        + ":";
        Map<String, String> values = new LinkedHashMap<>();
        values.put("@method", method);
        values.put("@target-uri", "http://127.0.0.1:" + port + path);
        values.put("@path", path);
        values.put("content-digest", digest);
        values.put("idempotency-key", idempotencyKey);
        var names = new StringBuilder();
        var base = new StringBuilder();
        for (String name : covered) {
            names.append(names.isEmpty() ? "" : " ").append('"').append(name).append('"');
            base.append('"').append(name).append("\": ").append(values.get(name)).append('\n');
        }
        String input =
                "(%s);created=%d;nonce=\"%s\";keyid=\"%s\"%s"
                        .formatted(names, created, nonce, keyId, parameters);
        base.append("\"@signature-params\": ").append(input);
        byte[] signature = signer.sign(base.toString().getBytes(UTF_8));
        var client = ApiClient.of(port, "");
        return client.send(
                client.request(sentPath.isEmpty() ? path : sentPath)
                        .header("Content-Type", "application/json")
                        .header("Content-Digest", digest)
                        .header("Idempotency-Key", idempotencyKey)
                        .header("Signature-Input", "sig1=" + input)
                        .header(
                                "Signature",
                                "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":")
                        .method(
                                "POST",
                                BodyPublishers.ofString(sentBody.isEmpty() ? body : sentBody)));
    }
}
