package dev.tollbridge.channels.wechatpay;

import static dev.tollbridge.channels.support.Fields.choice;
import static dev.tollbridge.channels.support.Fields.optional;
import static dev.tollbridge.channels.support.Fields.required;
import static dev.tollbridge.channels.support.Fields.text;

import dev.tollbridge.spi.CredentialField;
import java.util.List;
import java.util.stream.Stream;

/** The form of an account. */
final class WechatPayFields {
    static final List<CredentialField> ALL =
            Stream.of(merchant(), platform(), apps(), rest()).flatMap(List::stream).toList();

    private WechatPayFields() {}

    private static List<CredentialField> merchant() {
        return List.of(
                required(
                        "mch_id",
                        CredentialField.Type.TEXT,
                        text("Merchant number", "商户号"),
                        text(
                                "From pay.weixin.qq.com; a service provider enters its own",
                                "微信支付商户平台中的商户号；服务商填写服务商商户号")),
                required(
                        "app_id",
                        CredentialField.Type.TEXT,
                        text("App ID", "应用 AppID"),
                        text(
                                "Official account, mini program or app that is bound to the merchant"
                                        + " number",
                                "已与商户号绑定的公众号、小程序或移动应用的 AppID")),
                required(
                        "merchant_private_key",
                        CredentialField.Type.PRIVATE_KEY,
                        text("Merchant API private key", "商户 API 私钥"),
                        text(
                                "Content of apiclient_key.pem (PKCS#8)",
                                "apiclient_key.pem 文件内容（PKCS8）")),
                required(
                        "merchant_serial_no",
                        CredentialField.Type.TEXT,
                        text("Merchant API certificate serial number", "商户 API 证书序列号"),
                        text(
                                "40 hexadecimal digits, shown beside the API certificate",
                                "40 位十六进制，显示在“API 安全”的 API 证书处")),
                required(
                        "api_v3_key",
                        CredentialField.Type.SHARED_SECRET,
                        text("APIv3 key", "APIv3 密钥"),
                        text("32 characters, set under API security", "32 个字符，在“API 安全”中设置")));
    }

    private static List<CredentialField> platform() {
        return List.of(
                choice(
                        "key_mode",
                        WechatPayCredentials.KEY_MODES,
                        text("How WeChat Pay's signature is checked", "验签方式"),
                        text(
                                "Public key, platform certificates (fetched by themselves), or both"
                                        + " while WeChat Pay moves the merchant",
                                "微信支付公钥、平台证书（自动下载），或切换期间两者并用")),
                optional(
                        "platform_public_key_id",
                        CredentialField.Type.TEXT,
                        text("WeChat Pay public key ID", "微信支付公钥 ID"),
                        text(
                                "Begins PUB_KEY_ID_; not used with certificates",
                                "PUB_KEY_ID_ 开头；平台证书模式不填")),
                optional(
                        "platform_public_key",
                        CredentialField.Type.PUBLIC_KEY,
                        text("WeChat Pay public key", "微信支付公钥"),
                        text(
                                "Content of pub_key.pem; not the merchant's own key",
                                "pub_key.pem 文件内容，不是商户自己的公钥")));
    }

    private static List<CredentialField> apps() {
        return List.of(
                optional(
                        "mini_program_app_id",
                        CredentialField.Type.TEXT,
                        text("App ID of the mini program", "小程序 AppID"),
                        text("If it differs from the app ID above", "与上面的 AppID 不同时填写")),
                optional(
                        "mobile_app_id",
                        CredentialField.Type.TEXT,
                        text("App ID of the mobile app", "移动应用 AppID"),
                        text("If it differs from the app ID above", "与上面的 AppID 不同时填写")),
                optional(
                        "sub_mch_id",
                        CredentialField.Type.TEXT,
                        text("Sub-merchant number", "特约商户号"),
                        text("Service providers only: whose money it is", "仅服务商模式：收款的特约商户号")),
                optional(
                        "sub_app_id",
                        CredentialField.Type.TEXT,
                        text("Sub-merchant app ID", "特约商户 AppID"),
                        text(
                                "Service providers only: payer ids then belong to this app",
                                "仅服务商模式：填写后用户标识属于该应用")));
    }

    private static List<CredentialField> rest() {
        return List.of(
                optional(
                        "app_secret",
                        CredentialField.Type.SHARED_SECRET,
                        text("App secret", "应用 AppSecret"),
                        text(
                                "Needed for pages inside WeChat where the shop does not know the"
                                        + " payer's openid",
                                "在微信内打开的页面需要由网关获取用户 openid 时填写")),
                optional(
                        "open_url",
                        CredentialField.Type.URL,
                        text("Address of web authorization", "网页授权地址"),
                        text("Empty for WeChat's own", "留空使用微信地址")),
                optional(
                        "open_api_url",
                        CredentialField.Type.URL,
                        text("Address of WeChat's API", "微信公众平台接口地址"),
                        text("Empty for WeChat's own", "留空使用微信地址")),
                optional(
                        "store_out_id",
                        CredentialField.Type.TEXT,
                        text("Branch number for scanned codes", "付款码支付的门店编码"),
                        text("Your own; the merchant number if empty", "商户自定义；留空使用商户号")),
                optional(
                        "transfer_scene_id",
                        CredentialField.Type.TEXT,
                        text("Transfer scene", "转账场景 ID"),
                        text(
                                "Needed for transfers, as granted (1000, 1005, ...)",
                                "转账必填，已获准的场景（1000、1005 等）")),
                optional(
                        "transfer_scene_report_infos",
                        CredentialField.Type.TEXT,
                        text("Transfer scene report", "转账场景报备信息"),
                        text(
                                "Needed for transfers: JSON array of info_type and info_content",
                                "转账必填：由 info_type 与 info_content 组成的 JSON 数组")),
                optional(
                        "gateway_url",
                        CredentialField.Type.URL,
                        text("API address", "接口地址"),
                        text(
                                "Empty for WeChat Pay's own; test accounts need a simulator's, for"
                                        + " there is no sandbox",
                                "留空使用微信支付地址；微信支付没有沙箱，测试账户须填写模拟器地址")));
    }
}
