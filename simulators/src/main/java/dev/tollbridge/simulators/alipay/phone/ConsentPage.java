package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.LoopbackOnly;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for {@code publicAppAuthorize.htm}: the payer lets a shop know who they are and goes back
 * with an auth_code.
 */
final class ConsentPage {
    private final World world;
    private final Grants grants;

    ConsentPage(World world, Grants grants) {
        this.world = world;
        this.grants = grants;
    }

    Reply show(Request request) {
        Map<String, String> query = request.query();
        Language language = Language.of(request);
        Optional<App> app = world.apps().find(query.getOrDefault("app_id", ""));
        URI target = URI.create(query.getOrDefault("redirect_uri", ""));
        if (app.isEmpty() || !LoopbackOnly.allows(target)) {
            String title = language.say("This link is not valid", "链接无效");
            return Html.page(language, title, Cards.notice("bad", title, "app_id, redirect_uri"));
        }
        String separator = target.getRawQuery() == null ? "?" : "&";
        String back =
                target
                        + separator
                        + "app_id="
                        + app.get().appId()
                        + "&scope="
                        + encode(query.getOrDefault("scope", "auth_base"))
                        + "&state="
                        + encode(query.getOrDefault("state", ""))
                        + "&auth_code="
                        + grants.issue(app.get().appId());
        String title = language.say("Tell the shop who you are?", "授权商家获取您的身份？");
        String html =
                Cards.notice("wait", title, app.get().name())
                        + Cards.link(back, language.say("Agree", "同意授权"));
        return Html.page(language, title, html);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
