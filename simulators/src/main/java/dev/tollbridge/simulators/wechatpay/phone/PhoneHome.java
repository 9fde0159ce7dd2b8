package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.HomeCards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.wechatpay.gateway.PaymentCode;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Transfer;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The phone's first page: the payer's code, what asks to be confirmed, and a field that stands for
 * the camera.
 */
final class PhoneHome {
    private static final Pattern CODE_URL =
            Pattern.compile("weixin://wxpay/bizpayurl\\?pr=([0-9a-z]+)");

    private final World world;
    private final Invocations invocations;

    PhoneHome(World world, Invocations invocations) {
        this.world = world;
        this.invocations = invocations;
    }

    Reply show(Request request) {
        Language language = Language.of(request);
        String code = HomeCards.paymentCode(request, PaymentCode.CODES, world.numbers(), true);
        return Wallet.page(language, waiting(language) + camera(language) + code);
    }

    private String waiting(Language language) {
        String rows =
                world.orders().all().stream()
                                .filter(order -> order.state() == Order.State.USERPAYING)
                                .map(order ->
                                        HomeCards.row(
                                                language,
                                                PhonePages.path(order),
                                                order.terms().description(),
                                                order.terms().amount()))
                                .collect(Collectors.joining())
                        + world.transfers().all().stream()
                                .filter(t -> t.state() == Transfer.State.WAIT_USER_CONFIRM)
                                .map(t ->
                                        HomeCards.row(
                                                language,
                                                PhonePages.transferPath(t),
                                                t.remark(),
                                                t.amount()))
                                .collect(Collectors.joining());
        return HomeCards.waiting(language, rows);
    }

    private static String camera(Language language) {
        return HomeCards.camera(
                language,
                "/wechatpay/phone/scan",
                2,
                language.say("Paste a code, a link or a prepay_id", "粘贴二维码内容、支付链接或 prepay_id"));
    }

    /** The camera: finds out what was scanned or pasted in {@code content}. */
    Reply scan(Request request, Map<String, String> fields) {
        String content = fields.getOrDefault("content", "").trim();
        Matcher code = CODE_URL.matcher(content);
        Optional<String> path =
                code.matches()
                        ? world.orderByCode(code.group(1)).map(PhonePages::path)
                        : bill(content);
        String lang = "lang=" + Language.of(request).tag();
        return path.map(found -> Reply.redirect(found + (found.contains("?") ? "&" : "?") + lang))
                .orElseGet(() -> PhonePages.unknown(request));
    }

    private Optional<String> bill(String content) {
        Optional<String> order = world.orderByPrepay(content).map(PhonePages::path);
        if (order.isPresent()) {
            return order;
        }
        try {
            URI link = URI.create(content);
            boolean ours = link.getPath() != null && link.getPath().startsWith("/wechatpay/");
            String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
            return ours ? Optional.of(link.getRawPath() + query) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Plays {@code WeixinJSBridge} and the app SDK for pages that can only follow a link. */
    Reply invoke(Request request) {
        Language language = Language.of(request);
        try {
            String path = invocations.open(request.query());
            return Reply.redirect(path + "?lang=" + language.tag());
        } catch (IllegalArgumentException e) {
            String title = language.say("The wallet refused this order", "无法发起支付");
            return Wallet.page(
                    language, Cards.notice("bad", title, String.valueOf(e.getMessage())));
        }
    }
}
