package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Learns the payer's {@code openid}: WeChat's web authorization, silent ({@code snsapi_base}). It
 * belongs to WeChat and not to WeChat Pay, so answers are not signed: they are believed as far as
 * the connection is. A wrong openid makes an order that its payer cannot pay, and no more.
 */
final class PayerIdentities {
    /** What the exchange log masks. */
    private static final Set<String> SENSITIVE =
            Set.of("secret", "code", "access_token", "refresh_token", "openid", "unionid");

    /** WeChat is busy: the code was not used up. */
    private static final int BUSY = -1;

    private final WebLogin login;

    PayerIdentities(WebLogin login) {
        this.login = login;
    }

    Step<URI> identification(URI back) {
        if (login.secret() == null) {
            return Step.refused(noSecret());
        }
        return Step.ok(
                URI.create(
                        login.pages()
                                + "/connect/oauth2/authorize?appid="
                                + login.appId()
                                + "&redirect_uri="
                                + URLEncoder.encode(back.toString(), UTF_8)
                                + "&response_type=code&scope=snsapi_base&state=tollbridge"
                                + "#wechat_redirect"));
    }

    Step<String> identify(Map<String, String> query) {
        var secret = login.secret();
        if (secret == null) {
            return Step.refused(noSecret());
        }
        var code = query.getOrDefault("code", "");
        if (!code.matches("[0-9A-Za-z_-]{1,128}")) {
            return Step.refused(
                    ChannelError.of(
                            ErrorCategory.DECLINED,
                            DeclineCode.PAYER_DECLINED,
                            "the payer came back without a code"));
        }
        var uri =
                URI.create(
                        login.api()
                                + "/sns/oauth2/access_token?appid="
                                + login.appId()
                                + "&secret="
                                + URLEncoder.encode(secret.reveal(), UTF_8)
                                + "&code="
                                + code
                                + "&grant_type=authorization_code");
        var call =
                new HttpCall(
                        "wechatpay.web-login",
                        "GET",
                        uri,
                        List.of(new HttpCall.Header("Accept", "application/json")),
                        new byte[0],
                        SENSITIVE,
                        HttpCall.DEFAULT_MAX_REPLY_BYTES);
        return new Step.Http<>(call, PayerIdentities::read);
    }

    private static Step<String> read(HttpReply reply) {
        if (reply.status() != 200) {
            return Failures.unusable("HTTP " + reply.status());
        }
        return Texts.decode(reply.body(), UTF_8)
                .flatMap(Json::object)
                .map(PayerIdentities::read)
                .orElseGet(() -> Failures.unusable("no JSON object"));
    }

    private static Step<String> read(JsonNode node) {
        var openid = node.path("openid").asString("");
        if (openid.matches("[0-9A-Za-z_-]{1,128}")) {
            return Step.ok(openid);
        }
        var code = node.path("errcode").asInt(0);
        return code == 0 || code == BUSY
                ? Failures.unusable("no openid in the answer")
                : Step.refused(
                        new ChannelError(
                                ErrorCategory.CONFIGURATION,
                                DeclineCode.OTHER,
                                Integer.toString(code),
                                node.path("errmsg").asString("")));
    }

    private static ChannelError noSecret() {
        return ChannelError.of(
                ErrorCategory.CONFIGURATION,
                DeclineCode.CREDENTIALS_INVALID,
                "app_secret is not set, so payers cannot be identified");
    }
}
