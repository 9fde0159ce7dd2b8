package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.open.app.alipaycert.download}: a platform certificate by its serial (notes 1.3).
 */
final class DownloadCertificate implements Method {
    private final World world;

    DownloadCertificate(World world) {
        this.world = world;
    }

    @Override
    public ObjectNode answer(Call call) {
        IssuedCertificate certificate =
                world.platform()
                        .bySerial(call.biz().require("alipay_cert_sn"))
                        .orElseThrow(
                                () -> Refused.argument("isv.alipay-cert-not-exist", "支付宝公钥证书不存在"));
        byte[] pem = certificate.chainPem().getBytes(StandardCharsets.US_ASCII);
        return Json.object().put("alipay_cert_content", Base64.getEncoder().encodeToString(pem));
    }
}
