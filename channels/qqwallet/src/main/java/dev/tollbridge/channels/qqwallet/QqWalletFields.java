package dev.tollbridge.channels.qqwallet;

import static dev.tollbridge.channels.support.Fields.choice;
import static dev.tollbridge.channels.support.Fields.optional;
import static dev.tollbridge.channels.support.Fields.required;
import static dev.tollbridge.channels.support.Fields.text;

import dev.tollbridge.spi.CredentialField;
import java.util.List;
import java.util.stream.Stream;

/** The form of an account. */
final class QqWalletFields {
    static final List<CredentialField> ALL =
            Stream.of(merchant(), refunds(), rest()).flatMap(List::stream).toList();

    private QqWalletFields() {}

    private static List<CredentialField> merchant() {
        return List.of(
                required(
                        "mch_id",
                        CredentialField.Type.TEXT,
                        text("Merchant number", "商户号"),
                        text("From qpay.qq.com", "QQ 钱包商户平台中的商户号")),
                required(
                        "app_id",
                        CredentialField.Type.TEXT,
                        text("App ID", "应用 AppID"),
                        text(
                                "Of the QQ open platform, bound to the merchant number",
                                "腾讯开放平台或 QQ 互联的 AppID，已与商户号绑定")),
                required(
                        "api_key",
                        CredentialField.Type.SHARED_SECRET,
                        text("API key", "API 密钥"),
                        text("Set under account security", "在“账户安全”中设置")),
                choice(
                        "sign_type",
                        QqWalletSigner.Type.WORDS,
                        text("Signature", "签名方式"),
                        text(
                                "MD5 unless QQ Wallet has agreed to HMAC-SHA256",
                                "默认 MD5；QQ 钱包同意后可用 HMAC-SHA256")));
    }

    private static List<CredentialField> refunds() {
        return List.of(
                required(
                        "operator_password",
                        CredentialField.Type.SHARED_SECRET,
                        text("Operator's password", "操作员密码"),
                        text("Needed for refunds; its MD5 is sent", "退款和撤销时使用，发送其 MD5")),
                optional(
                        "operator_id",
                        CredentialField.Type.TEXT,
                        text("Operator", "操作员账号"),
                        text("The merchant number if empty", "留空使用商户号")),
                optional(
                        "merchant_private_key",
                        CredentialField.Type.PRIVATE_KEY,
                        text("Key of the merchant certificate", "商户证书私钥"),
                        text(
                                "Content of apiclient_key.pem (PKCS#8); required for live accounts",
                                "apiclient_key.pem 文件内容（PKCS8）；正式账户必填")),
                optional(
                        "merchant_certificate",
                        CredentialField.Type.CERTIFICATE,
                        text("Merchant certificate", "商户证书"),
                        text(
                                "Content of apiclient_cert.pem; required for live accounts",
                                "apiclient_cert.pem 文件内容；正式账户必填")));
    }

    private static List<CredentialField> rest() {
        return List.of(
                optional(
                        "app_key",
                        CredentialField.Type.SHARED_SECRET,
                        text("App key", "应用 AppKey"),
                        text("Needed for the scene app", "App 支付必填")),
                optional(
                        "gateway_url",
                        CredentialField.Type.URL,
                        text("API address", "接口地址"),
                        text(
                                "Empty for QQ Wallet's own; test accounts need a simulator's",
                                "留空使用 QQ 钱包地址；测试账户须填写模拟器地址")),
                optional(
                        "secure_gateway_url",
                        CredentialField.Type.URL,
                        text("Address for refunds", "退款接口地址"),
                        text(
                                "Empty for QQ Wallet's own, or the simulator's above",
                                "留空使用 QQ 钱包地址或上面的模拟器地址")));
    }
}
