package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.wechatpay.crypto.Aead;
import dev.tollbridge.simulators.wechatpay.crypto.Serial;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.WireTime;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.security.cert.X509Certificate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /v3/certificates}: the platform's certificates, encrypted for the merchant (notes 2).
 */
final class Certificates {
    private static final String ASSOCIATED_DATA = "certificate";

    private final World world;

    Certificates(World world) {
        this.world = world;
    }

    List<Operation> operations() {
        return List.of(Operation.get("certificates", "/v3/certificates", this::list));
    }

    private Answer list(Call call) {
        if (call.merchant().mode() == Merchant.Mode.PUBLIC_KEY) {
            throw Refused.of("NOT_FOUND", "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥");
        }
        String algorithm = call.query().getOrDefault("algorithm_type", "RSA");
        if (!algorithm.equals("RSA") && !algorithm.equals("ALL")) {
            throw Refused.parameter("query", "algorithm_type", "只支持RSA");
        }
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        world.platform().listed().forEach(issued -> data.add(one(issued, call.merchant())));
        return Answer.ok(answer);
    }

    private ObjectNode one(IssuedCertificate issued, Merchant merchant) {
        X509Certificate certificate = issued.certificate();
        String nonce = world.numbers().token(Aead.NONCE_LENGTH);
        String pem = Pem.of(List.of(certificate));
        ObjectNode node =
                Json.object()
                        .put("serial_no", Serial.of(certificate))
                        .put("effective_time", WireTime.of(certificate.getNotBefore().toInstant()))
                        .put("expire_time", WireTime.of(certificate.getNotAfter().toInstant()));
        node.putObject("encrypt_certificate")
                .put("algorithm", Aead.ALGORITHM)
                .put("nonce", nonce)
                .put("associated_data", ASSOCIATED_DATA)
                .put("ciphertext", Aead.encrypt(merchant.apiV3Key(), nonce, ASSOCIATED_DATA, pem));
        return node;
    }
}
