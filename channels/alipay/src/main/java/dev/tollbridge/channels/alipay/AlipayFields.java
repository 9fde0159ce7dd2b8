package dev.tollbridge.channels.alipay;

import static dev.tollbridge.channels.support.Fields.choice;
import static dev.tollbridge.channels.support.Fields.optional;
import static dev.tollbridge.channels.support.Fields.required;
import static dev.tollbridge.channels.support.Fields.text;

import dev.tollbridge.spi.CredentialField;
import java.util.List;

/** The form of an account. */
final class AlipayFields {
    static final List<CredentialField> ALL =
            List.of(
                    required(
                            "app_id",
                            CredentialField.Type.TEXT,
                            text("App ID", "应用 APPID"),
                            text("From the Alipay Open Platform console", "开放平台控制台中的 APPID")),
                    optional(
                            "seller_id",
                            CredentialField.Type.TEXT,
                            text("Merchant user ID (PID)", "商户 PID"),
                            text(
                                    "16 digits beginning 2088; notices for another seller are refused",
                                    "2088 开头的 16 位数字；其他卖家的通知会被拒绝")),
                    required(
                            "app_private_key",
                            CredentialField.Type.PRIVATE_KEY,
                            text("App private key", "应用私钥"),
                            text(
                                    "RSA 2048, PKCS#8 (the \"Java\" form of Alipay's key tool)",
                                    "RSA2048，PKCS8 格式（支付宝密钥工具中的 JAVA 适用格式）")),
                    choice(
                            "key_mode",
                            AlipayCredentials.KEY_MODES,
                            text("How Alipay's signature is checked", "加签模式"),
                            text(
                                    "Public key, or certificates (needed for transfers)",
                                    "公钥模式或证书模式（转账需证书模式）")),
                    optional(
                            "alipay_public_key",
                            CredentialField.Type.PUBLIC_KEY,
                            text("Alipay public key", "支付宝公钥"),
                            text(
                                    "Public key mode: Alipay's key, not the app's",
                                    "公钥模式：填写支付宝公钥，不是应用公钥")),
                    optional(
                            "app_cert",
                            CredentialField.Type.CERTIFICATE,
                            text("App certificate", "应用公钥证书"),
                            text(
                                    "Certificate mode: appCertPublicKey_….crt",
                                    "证书模式：appCertPublicKey_….crt 文件内容")),
                    optional(
                            "alipay_cert",
                            CredentialField.Type.CERTIFICATE,
                            text("Alipay certificate", "支付宝公钥证书"),
                            text(
                                    "Certificate mode: alipayCertPublicKey_RSA2.crt",
                                    "证书模式：alipayCertPublicKey_RSA2.crt 文件内容")),
                    optional(
                            "alipay_root_cert",
                            CredentialField.Type.CERTIFICATE,
                            text("Alipay root certificate", "支付宝根证书"),
                            text(
                                    "Certificate mode: alipayRootCert.crt",
                                    "证书模式：alipayRootCert.crt 文件内容")),
                    choice(
                            "content_encryption",
                            ContentCipher.MODES,
                            text("Content encryption", "接口内容加密方式"),
                            text("As set in the console; none by default", "与控制台设置一致；默认不加密")),
                    optional(
                            "content_key",
                            CredentialField.Type.SHARED_SECRET,
                            text("Content key", "接口内容加密密钥"),
                            text("AES key in Base64, for content encryption", "Base64 编码的 AES 密钥")),
                    optional(
                            "gateway_url",
                            CredentialField.Type.URL,
                            text("Gateway address", "网关地址"),
                            text(
                                    "Empty for Alipay's own: production for live accounts, else its"
                                            + " sandbox",
                                    "留空使用支付宝网关：正式账户用生产环境，否则用沙箱环境")));

    private AlipayFields() {}
}
