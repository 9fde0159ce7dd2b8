package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.testkit.Situation;
import java.util.List;

/** What WeChat, which is not WeChat Pay, says to the exchange of a payer's code. */
final class LoginAnswers {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private LoginAnswers() {}

    static HttpReply of(HttpCall call, Situation situation) {
        assertThat(call.uri().getQuery())
                .isEqualTo(
                        "appid="
                                + WechatPayScript.APP_ID
                                + "&secret="
                                + SECRET
                                + "&code=071Kq2000abcDEF&grant_type=authorization_code");
        var text =
                switch (situation) {
                    case DONE ->
                            "{\"access_token\":\"a\",\"expires_in\":7200,\"openid\":\""
                                    + WechatPayScript.OPENID
                                    + "\",\"scope\":\"snsapi_base\"}";
                    case UNSURE -> "{\"errcode\":-1,\"errmsg\":\"system error\"}";
                    case REFUSED, ABSENT, WAITING, ALREADY_PAID ->
                            "{\"errcode\":40029,\"errmsg\":\"invalid code\"}";
                };
        return new HttpReply(200, List.of(), text.getBytes(UTF_8));
    }
}
