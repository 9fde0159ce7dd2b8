package dev.tollbridge.channels.unionpay;

import static dev.tollbridge.channels.support.Fields.optional;
import static dev.tollbridge.channels.support.Fields.required;
import static dev.tollbridge.channels.support.Fields.text;

import dev.tollbridge.spi.CredentialField;
import java.util.List;

/** The form of an account. */
final class UnionPayFields {
    static final List<CredentialField> ALL =
            List.of(
                    required(
                            "mer_id",
                            CredentialField.Type.TEXT,
                            text("Merchant number", "商户号"),
                            text(
                                    "15 digits, as UnionPay or the acquirer granted them",
                                    "银联或收单机构分配的 15 位商户代码")),
                    required(
                            "merchant_private_key",
                            CredentialField.Type.PRIVATE_KEY,
                            text("Signing key", "签名私钥"),
                            text(
                                    "From the .pfx file: openssl pkcs12 -in acp.pfx -nodes -nocerts",
                                    "从 .pfx 证书导出：openssl pkcs12 -in acp.pfx -nodes -nocerts")),
                    required(
                            "merchant_certificate",
                            CredentialField.Type.CERTIFICATE,
                            text("Signing certificate", "签名证书"),
                            text(
                                    "From the .pfx file: openssl pkcs12 -in acp.pfx -nokeys -clcerts",
                                    "从 .pfx 证书导出：openssl pkcs12 -in acp.pfx -nokeys -clcerts")),
                    required(
                            "unionpay_root_certificate",
                            CredentialField.Type.CERTIFICATE,
                            text("UnionPay root certificate", "银联根证书"),
                            text("Content of acp_prod_root.cer", "acp_prod_root.cer 文件内容")),
                    required(
                            "unionpay_middle_certificate",
                            CredentialField.Type.CERTIFICATE,
                            text("UnionPay middle certificate", "银联中级证书"),
                            text("Content of acp_prod_middle.cer", "acp_prod_middle.cer 文件内容")),
                    optional(
                            "terminal_id",
                            CredentialField.Type.TEXT,
                            text("Terminal for scanned codes", "付款码终端号"),
                            text(
                                    "8 letters and digits; a payment may name another",
                                    "8 位字母或数字；每笔支付可另行指定")),
                    optional(
                            "gateway_url",
                            CredentialField.Type.URL,
                            text("API address", "接口地址"),
                            text(
                                    "Empty for UnionPay's own; a simulator's, for example"
                                            + " http://127.0.0.1:8090/unionpay/gateway/api",
                                    "留空使用银联地址；模拟器如"
                                            + " http://127.0.0.1:8090/unionpay/gateway/api")),
                    optional(
                            "file_gateway_url",
                            CredentialField.Type.URL,
                            text("File address", "文件下载地址"),
                            text(
                                    "Empty for UnionPay's own; a simulator's, for example"
                                            + " http://127.0.0.1:8090/unionpay/file",
                                    "留空使用银联地址；模拟器如 http://127.0.0.1:8090/unionpay/file")));

    private UnionPayFields() {}
}
