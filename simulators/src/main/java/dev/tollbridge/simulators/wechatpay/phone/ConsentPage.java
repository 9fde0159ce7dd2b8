package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.LoopbackOnly;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.wechatpay.state.Payer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands for the web authorisation that tells a shop the payer's {@code openid} (rule
 * wechatpay.oauth): the consent page and the exchange of its code.
 */
final class ConsentPage {
    private final World world;
    private final Grants grants;

    ConsentPage(World world, Grants grants) {
        this.world = world;
        this.grants = grants;
    }

    void route(Routes routes) {
        routes.get("/wechatpay/connect/oauth2/authorize", this::show);
        routes.get("/wechatpay/sns/oauth2/access_token", this::exchange);
    }

    private Reply show(Request request) {
        Map<String, String> query = request.query();
        Language language = Language.of(request);
        String appid = query.getOrDefault("appid", "");
        URI target = URI.create(query.getOrDefault("redirect_uri", ""));
        boolean known = world.merchants().all().stream().anyMatch(m -> m.owns(appid));
        if (appid.isEmpty() || !known || !LoopbackOnly.allows(target)) {
            String title = language.say("This link is not valid", "链接无效");
            return Wallet.page(language, Cards.notice("bad", title, "appid, redirect_uri"));
        }
        String back =
                target
                        + (target.getRawQuery() == null ? "?" : "&")
                        + "code="
                        + grants.issue(appid)
                        + "&state="
                        + URLEncoder.encode(
                                query.getOrDefault("state", ""), StandardCharsets.UTF_8);
        String title = language.say("Tell the shop who you are?", "允许商家获取您的身份？");
        return Wallet.page(
                language,
                Cards.notice("wait", title, appid) + Cards.link(back, language.say("Allow", "允许")));
    }

    private Reply exchange(Request request) {
        Map<String, String> query = request.query();
        boolean valid =
                grants.use(query.getOrDefault("code", ""))
                        .filter(appid -> appid.equals(query.get("appid")))
                        .isPresent();
        return valid
                ? Reply.ok(
                        Json.object()
                                .put("access_token", world.numbers().token(32))
                                .put("expires_in", 7200)
                                .put("openid", Payer.OPENID)
                                .put("scope", query.getOrDefault("scope", "snsapi_base")))
                : Reply.ok(Json.object().put("errcode", 40029).put("errmsg", "invalid code"));
    }
}
