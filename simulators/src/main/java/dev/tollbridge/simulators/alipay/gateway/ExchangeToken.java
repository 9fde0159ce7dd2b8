package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Payer;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.ChinaTime;
import dev.tollbridge.simulators.core.Grants;
import dev.tollbridge.simulators.core.Json;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code alipay.system.oauth.token}: its parameters stand beside the public ones, not in
 * biz_content (notes 1).
 */
final class ExchangeToken implements Method {
    private static final Duration ACCESS_LIFE = Duration.ofDays(15);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final World world;
    private final Grants grants;

    ExchangeToken(World world, Grants grants) {
        this.world = world;
        this.grants = grants;
    }

    @Override
    public ObjectNode answer(Call call) {
        Parameters parameters = call.parameters();
        String refused;
        String grant;
        switch (parameters.get("grant_type")) {
            case "authorization_code" -> {
                grant = parameters.get("code");
                refused = "isv.code-invalid";
            }
            case "refresh_token" -> {
                grant = parameters.get("refresh_token");
                refused = "isv.refresh-token-invalid";
            }
            default -> throw Refused.argument("isv.grant-type-invalid", "grant_type无效");
        }
        String appId = grants.use(grant).orElseThrow(() -> Refused.argument(refused, "授权码无效"));
        if (!appId.equals(call.app().appId())) {
            throw Refused.argument("isv.unmatched-app-id", "应用不匹配");
        }
        return Json.object()
                .put("access_token", world.numbers().token(32))
                .put("user_id", Payer.DEFAULT.userId())
                .put("open_id", Payer.DEFAULT.openId())
                .put("expires_in", ACCESS_LIFE.toSeconds())
                .put("refresh_token", grants.issue(appId))
                .put("re_expires_in", REFRESH_LIFE.toSeconds())
                .put("auth_start", ChinaTime.of(world.now()));
    }
}
