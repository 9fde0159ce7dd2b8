package dev.tollbridge.simulators.qqwallet.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.HomeCards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.qqwallet.gateway.PaymentCode;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.Order;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The fake phone: the payer's code, what asks to be confirmed, the camera, and bills. */
public final class PhonePages {
    private static final String BILL = "/qqwallet/phone/bills/:prepay";

    private final World world;
    private final Trading trading;
    private final Invocations invocations;

    public PhonePages(World world, Trading trading, Invocations invocations) {
        this.world = world;
        this.trading = trading;
        this.invocations = invocations;
    }

    public void route(Routes routes) {
        routes.get("/qqwallet/phone", this::home);
        routes.get("/qqwallet/phone/scan", request -> scan(request, request.query()));
        routes.post("/qqwallet/phone/scan", request -> scan(request, request.form()));
        routes.get("/qqwallet/phone/invoke", this::invoke);
        routes.get(BILL, this::bill);
        routes.post(BILL, this::decide);
    }

    public static String path(Order order) {
        return "/qqwallet/phone/bills/" + order.prepayId();
    }

    private static Reply unknown(Language language) {
        String title = language.say("Nothing found", "未找到内容");
        return Wallet.page(language, Cards.notice("bad", title, ""));
    }

    private Reply home(Request request) {
        Language language = Language.of(request);
        String rows =
                world.orders().all().stream()
                        .filter(order -> order.state() == Order.State.USERPAYING)
                        .map(order ->
                                HomeCards.row(
                                        language,
                                        path(order),
                                        order.terms().body(),
                                        order.terms().amount()))
                        .collect(Collectors.joining());
        String camera =
                HomeCards.camera(
                        language,
                        "/qqwallet/phone/scan",
                        2,
                        language.say("Paste a code or a prepay_id", "粘贴二维码内容或 prepay_id"));
        String code = HomeCards.paymentCode(request, PaymentCode.CODES, world.numbers(), true);
        return Wallet.page(language, HomeCards.waiting(language, rows) + camera + code);
    }

    /** The camera: what was scanned or pasted in {@code content} ends with a prepay id. */
    private Reply scan(Request request, Map<String, String> fields) {
        Language language = Language.of(request);
        String content = fields.getOrDefault("content", "").trim();
        return world.byPrepay(content.substring(content.lastIndexOf('/') + 1))
                .map(order -> Reply.redirect(path(order) + "?lang=" + language.tag()))
                .orElseGet(() -> unknown(language));
    }

    /** Plays {@code mqq.tenpay.pay} and the app SDK for pages that can only follow a link. */
    private Reply invoke(Request request) {
        Language language = Language.of(request);
        try {
            return Reply.redirect(invocations.open(request.query()) + "?lang=" + language.tag());
        } catch (IllegalArgumentException e) {
            String title = language.say("The wallet refused this order", "无法发起支付");
            return Wallet.page(
                    language, Cards.notice("bad", title, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Order> find(Request request, UnaryOperator<Order> change) {
        return world.byPrepay(request.param("prepay")).map(order -> trading.change(order, change));
    }

    private Reply bill(Request request) {
        Language language = Language.of(request);
        return find(request, order -> order)
                .map(order -> Wallet.page(language, Bill.of(order, seller(order), language)))
                .orElseGet(() -> unknown(language));
    }

    private String seller(Order order) {
        return world.merchants().find(order.mchId()).map(Merchant::name).orElse(order.mchId());
    }

    private Reply decide(Request request) {
        String action = request.form().getOrDefault("action", "");
        find(request, order -> decided(order, action));
        return Reply.redirect(request.path() + "?lang=" + Language.of(request).tag());
    }

    /** Leaving fails only what was scanned at a till (rule qqwallet.phone.cancel). */
    private Order decided(Order order, String action) {
        if (!order.waits()) {
            return order;
        }
        return switch (action) {
            case "pay" -> trading.pay(order);
            case "cancel" -> order.state() == Order.State.USERPAYING ? trading.fail(order) : order;
            default -> order;
        };
    }
}
