package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.CertificateSerials;
import dev.tollbridge.simulators.alipay.crypto.ContentCipher;
import dev.tollbridge.simulators.alipay.crypto.SignText;
import dev.tollbridge.simulators.alipay.crypto.SignTypes;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.core.crypto.Rsa;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The envelope's checks, in the order in which they refuse (notes 1.1, 1.3). */
final class Authentication {
    /** Rule alipay.gateway.timestamp. */
    private static final Duration TIMESTAMP_TOLERANCE = Duration.ofHours(24);

    private static final Set<String> SIGN_TYPES = Set.of("RSA2", "RSA");

    private final World world;

    Authentication(World world) {
        this.world = world;
    }

    /** What must be there before anything else is looked at. */
    static void present(Parameters parameters) {
        for (String name :
                List.of("method", "app_id", "sign", "sign_type", "timestamp", "version")) {
            if (!parameters.has(name)) {
                String spelled =
                        name.equals("sign")
                                ? "signature"
                                : name.replace("sign_type", "signature-type");
                throw Refused.missing(spelled.replace('_', '-'));
            }
        }
    }

    App app(Parameters parameters) {
        return world.apps()
                .find(parameters.get("app_id"))
                .orElseThrow(() -> Refused.invalid("app-id", "无效的AppID参数"));
    }

    void check(App app, Parameters parameters) {
        if (!SIGN_TYPES.contains(parameters.get("sign_type"))) {
            throw Refused.invalid("signature-type", "无效的签名类型");
        }
        if (app.mode() == App.Mode.CERTIFICATE) {
            checkCertificates(app, parameters);
        }
        byte[] text = SignText.ofRequest(parameters.values()).getBytes(parameters.charset());
        if (!Rsa.verifies(
                text,
                parameters.get("sign"),
                Rsa.publicKey(app.merchantPublicKey()),
                SignTypes.algorithm(parameters.get("sign_type")))) {
            throw Refused.invalid("signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配");
        }
        checkTimestamp(parameters.get("timestamp"));
    }

    private void checkCertificates(App app, Parameters parameters) {
        for (String name : List.of("app_cert_sn", "alipay_root_cert_sn")) {
            if (!parameters.has(name)) {
                throw Refused.missing(name.replace('_', '-'));
            }
        }
        String certificate = app.appCertificate();
        if (certificate == null
                || !CertificateSerials.of(Pem.read(certificate).getFirst())
                        .equals(parameters.get("app_cert_sn"))) {
            throw Refused.argument("isv.app-cert-not-exist", "应用证书不存在");
        }
        if (!world.platform().rootSerials().equals(parameters.get("alipay_root_cert_sn"))) {
            throw Refused.argument("isv.alipay-root-cert-not-exist", "支付宝根证书不存在");
        }
    }

    /**
     * Near either clock: after the simulator's clock was moved, merchants still live in real time.
     */
    private void checkTimestamp(String text) {
        Instant sent =
                ChinaTime.parse(text).orElseThrow(() -> Refused.invalid("timestamp", "非法的时间戳参数"));
        if (isFar(sent, world.now()) && isFar(sent, world.clock().baseInstant())) {
            throw Refused.argument("isv.illegal-timestamp", "时间戳超出允许范围");
        }
    }

    private static boolean isFar(Instant sent, Instant now) {
        return Duration.between(sent, now).abs().compareTo(TIMESTAMP_TOLERANCE) > 0;
    }

    /** The clear biz_content (notes 1.4). */
    static String content(App app, Parameters parameters) {
        String content = parameters.get("biz_content");
        if (!parameters.has("encrypt_type") || content.isEmpty()) {
            return content;
        }
        try {
            return cipher(app, parameters).decrypt(content, parameters.charset());
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("encrypt", "解密出错");
        }
    }

    static ContentCipher cipher(App app, Parameters parameters) {
        if (app.aesKey() == null) {
            throw Refused.invalid("encrypt", "应用没有设置内容加密方式");
        }
        try {
            return new ContentCipher(parameters.get("encrypt_type"), app.aesKey());
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("encrypt-type", "不支持的加密类型");
        }
    }
}
