package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.PayerSide.Outcome;
import dev.tollbridge.simulators.wechatpay.state.Scene;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page behind an {@code h5_url}: hands over from the phone's browser to the wallet. The
 * merchant may have added {@code redirect_url}.
 */
final class H5Page {
    private final World world;
    private final PayerSide payer;

    H5Page(World world, PayerSide payer) {
        this.world = world;
        this.payer = payer;
    }

    void route(Routes routes) {
        routes.get("/wechatpay/cgi-bin/mmpayweb-bin/checkmweb", this::show);
    }

    /** Where the shop wants the payer back, if that is a web address. */
    static Optional<String> back(Request request) {
        return Optional.ofNullable(request.query().get("redirect_url"))
                .filter(url -> url.matches("https?://\\S+"));
    }

    private Reply show(Request request) {
        Language language = Language.of(request);
        Optional<Order> order =
                world.orderByPrepay(request.query().getOrDefault("prepay_id", ""))
                        .filter(found -> found.scene() == Scene.H5);
        if (order.isEmpty()) {
            return PhonePages.unknown(request);
        }
        return switch (payer.open(order.get())) {
            case Outcome.Blocked(var obstacle) ->
                    Wallet.page(
                            language,
                            Messages.obstacle(obstacle, language) + home(request, language));
            case Outcome.Done(var waiting) ->
                    Wallet.page(language, handOver(request, waiting, language));
        };
    }

    private static String home(Request request, Language language) {
        return back(request)
                .map(url -> Cards.link(url, language.say("Back to the shop", "返回商家")))
                .orElse("");
    }

    private static String handOver(Request request, Order order, Language language) {
        String carried =
                back(request)
                        .map(url ->
                                "&redirect_url=" + URLEncoder.encode(url, StandardCharsets.UTF_8))
                        .orElse("");
        String target = PhonePages.path(order) + "?lang=" + language.tag() + carried;
        return Cards.notice(
                        "wait",
                        language.say("Open the wallet to pay?", "打开钱包完成支付？"),
                        order.terms().description())
                + Cards.link(target, language.say("Open", "打开"));
    }
}
