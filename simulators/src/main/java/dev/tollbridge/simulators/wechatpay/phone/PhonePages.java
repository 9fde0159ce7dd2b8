package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.PayerSide;
import dev.tollbridge.simulators.wechatpay.state.PayerSide.Outcome;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fake phone: bills by their prepay_id, transfers by their token, and what the payer decides.
 */
public final class PhonePages {
    private final World world;
    private final PayerSide payer;
    private final PhoneHome home;
    private final H5Page h5;
    private final ConsentPage consent;

    public PhonePages(Services services, PayerSide payer, Invocations invocations) {
        this.world = services.world();
        this.payer = payer;
        this.home = new PhoneHome(world, invocations);
        this.h5 = new H5Page(world, payer);
        this.consent = new ConsentPage(world, services.grants());
    }

    public void route(Routes routes) {
        routes.get("/wechatpay/phone", home::show);
        routes.get("/wechatpay/phone/scan", request -> home.scan(request, request.query()));
        routes.post("/wechatpay/phone/scan", request -> home.scan(request, request.form()));
        routes.get("/wechatpay/phone/invoke", home::invoke);
        routes.get("/wechatpay/phone/bills/:prepay", this::bill);
        routes.post("/wechatpay/phone/bills/:prepay", this::decide);
        routes.get("/wechatpay/phone/bills/:prepay/result", this::result);
        routes.get("/wechatpay/phone/transfers/:token", this::transfer);
        routes.post("/wechatpay/phone/transfers/:token", this::accept);
        h5.route(routes);
        consent.route(routes);
    }

    public static String path(Order order) {
        return "/wechatpay/phone/bills/" + order.prepay().id();
    }

    public static String transferPath(Transfer transfer) {
        return "/wechatpay/phone/transfers/" + transfer.token();
    }

    static Reply unknown(Request request) {
        Language language = Language.of(request);
        return Wallet.page(language, Messages.unknown(language));
    }

    private String merchant(String mchid) {
        return world.merchants().find(mchid).map(Merchant::name).orElse(mchid);
    }

    private Optional<Order> order(Request request) {
        return world.orderByPrepay(request.param("prepay"));
    }

    private Reply bill(Request request) {
        Language language = Language.of(request);
        return order(request)
                .map(order -> bill(request, order, language))
                .orElseGet(() -> unknown(request));
    }

    private Reply bill(Request request, Order order, Language language) {
        return switch (payer.open(order)) {
            case Outcome.Blocked(var obstacle) ->
                    Wallet.page(language, Messages.obstacle(obstacle, language));
            case Outcome.Done(var now) -> {
                String back = request.query().getOrDefault("redirect_url", "");
                String hidden =
                        back.isEmpty()
                                ? ""
                                : "<input type=\"hidden\" name=\"redirect_url\" value=\""
                                        + Html.escape(back)
                                        + "\">";
                String name = merchant(now.party().seller());
                yield Wallet.page(language, BillView.pay(now, name, hidden, language));
            }
        };
    }

    private Reply decide(Request request) {
        Optional<Order> order = order(request);
        switch (request.form().getOrDefault("action", "")) {
            case "pay" -> order.ifPresent(payer::pay);
            case "cancel" -> order.ifPresent(payer::cancel);
            default -> {}
        }
        String back = request.form().getOrDefault("redirect_url", "");
        String carried =
                back.isEmpty()
                        ? ""
                        : "&redirect_url=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        return Reply.redirect(
                request.path() + "/result?lang=" + Language.of(request).tag() + carried);
    }

    private Reply result(Request request) {
        Language language = Language.of(request);
        Optional<Order> order = order(request).map(payer::look);
        if (order.isEmpty()) {
            return unknown(request);
        }
        Optional<String> back = H5Page.back(request);
        String link =
                back.map(url -> Cards.link(url, language.say("Back to the shop", "返回商家")))
                        .orElse("");
        return Wallet.page(language, Messages.result(order.get(), language) + link);
    }

    private Reply transfer(Request request) {
        Language language = Language.of(request);
        return world.transferByToken(request.param("token"))
                .map(transfer ->
                        Wallet.page(language, transfer(transfer, language), refresh(transfer)))
                .orElseGet(() -> unknown(request));
    }

    /** While the money is on its way the page looks again. */
    private static @Nullable String refresh(Transfer transfer) {
        return transfer.state() == Transfer.State.TRANSFERING ? "1" : null;
    }

    private String transfer(Transfer transfer, Language language) {
        return transfer.state() == Transfer.State.WAIT_USER_CONFIRM
                ? BillView.receive(transfer, merchant(transfer.mchid()), language)
                : Messages.result(transfer, language);
    }

    private Reply accept(Request request) {
        String lang = "?lang=" + Language.of(request).tag();
        Optional<Transfer> transfer = world.transferByToken(request.param("token"));
        if (!request.form().getOrDefault("action", "").equals("confirm")) {
            return Reply.redirect("/wechatpay/phone" + lang);
        }
        transfer.ifPresent(payer::confirm);
        return Reply.redirect(request.path() + lang);
    }
}
