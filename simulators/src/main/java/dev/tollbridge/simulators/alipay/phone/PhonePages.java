package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.gateway.Gateway;
import dev.tollbridge.simulators.alipay.gateway.Signers;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.PayerSide.Outcome;
import dev.tollbridge.simulators.alipay.state.Services;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import java.util.Optional;

/** The fake phone: a bill by its token, and what the payer decides. */
public final class PhonePages {
    private final World world;
    private final PayerSide payer;
    private final ReturnUrl returnUrl;
    private final CashierPage cashier;
    private final FreezePages freezes;
    private final ConsentPage consent;
    private final PhoneHome home;

    public PhonePages(Services services, PayerSide payer, Signers signers) {
        this.world = services.world();
        this.freezes = new FreezePages(world, payer);
        this.consent = new ConsentPage(world, services.grants());
        this.payer = payer;
        this.returnUrl = new ReturnUrl(world, signers);
        this.cashier = new CashierPage(world, returnUrl);
        this.home = new PhoneHome(world);
    }

    public void route(Routes routes, Gateway gateway) {
        routes.get("/alipay/phone", home::show);
        routes.post("/alipay/phone/open", request -> home.open(request, gateway));
        routes.get("/alipay/phone/:token", this::bill);
        routes.post("/alipay/phone/:token", this::decide);
        routes.get("/alipay/phone/:token/result", this::result);
        routes.get("/alipay/cashier/:token", cashier::show);
        routes.get("/alipay/oauth2/publicAppAuthorize.htm", consent::show);
    }

    /** Shows a refusal of the gateway to the person in front of the browser. */
    public static Reply refusal(Request request, String code, String detail) {
        Language language = Language.of(request);
        String title = language.say("The platform refused this order", "订单被拒绝");
        return Html.page(language, title, Cards.notice("bad", title, code + " " + detail));
    }

    private Reply bill(Request request) {
        Optional<Order> order = world.orderByToken(request.param("token"));
        if (order.isPresent()) {
            return bill(request, order.get());
        }
        Language language = Language.of(request);
        return world.freezeByToken(request.param("token"))
                .map(freeze -> page(language, freezes.bill(freeze, language)))
                .orElseGet(() -> unknown(request));
    }

    private Reply bill(Request request, Order order) {
        Language language = Language.of(request);
        return switch (payer.open(order)) {
            case Outcome.Blocked(var obstacle) ->
                    page(language, Messages.obstacle(obstacle, language));
            case Outcome.Done(var opened, var trade) ->
                    page(language, view(opened, trade).html(language));
        };
    }

    private BillView view(Order order, Trade trade) {
        return new BillView(
                order.token(),
                world.apps().find(order.appId()).map(App::name).orElse(order.pid()),
                order.terms().subject(),
                trade.amount(),
                order.terms().outTradeNo(),
                order.terms().instalments(),
                false);
    }

    private Reply decide(Request request) {
        Optional<Order> order = world.orderByToken(request.param("token"));
        Optional<Freeze> freeze = world.freezeByToken(request.param("token"));
        String action = request.form().getOrDefault("action", "");
        freeze.ifPresent(found -> freezes.decide(found, action));
        order.ifPresent(found -> decide(request, found, action));
        return Reply.redirect(request.path() + "/result?lang=" + Language.of(request).tag());
    }

    private void decide(Request request, Order order, String action) {
        switch (action) {
            case "pay" -> payer.pay(order, instalments(request, order));
            case "decline" -> payer.decline(order);
            default -> {}
        }
    }

    private static int instalments(Request request, Order order) {
        var offered = order.terms().instalments();
        String chosen = request.form().getOrDefault("instalments", "0");
        return offered != null && chosen.equals(String.valueOf(offered.count()))
                ? offered.count()
                : 0;
    }

    private Reply result(Request request) {
        Language language = Language.of(request);
        Optional<Order> order = world.orderByToken(request.param("token"));
        Optional<Trade> trade = order.flatMap(world::firstTrade);
        if (order.isEmpty() || trade.isEmpty()) {
            return world.freezeByToken(request.param("token"))
                    .map(freeze -> page(language, freezes.result(freeze, language)))
                    .orElseGet(() -> unknown(request));
        }
        Optional<String> back =
                trade.get().isPaid()
                        ? returnUrl.of(order.get(), trade.get())
                        : Optional.ofNullable(order.get().terms().quitUrl());
        String html = Messages.result(trade.get(), language) + Messages.back(back, language);
        String refresh = trade.get().isPaid() && back.isPresent() ? "3;url=" + back.get() : null;
        return Html.page(language, title(language), html, refresh);
    }

    private static Reply unknown(Request request) {
        Language language = Language.of(request);
        String title = language.say("No such bill", "找不到账单");
        return page(language, Cards.notice("bad", title, ""));
    }

    private static Reply page(Language language, String body) {
        return Html.page(language, title(language), body);
    }

    private static String title(Language language) {
        return language.say("Fake phone: Alipay", "模拟手机：支付宝");
    }
}
