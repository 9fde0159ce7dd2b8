package dev.tollbridge.simulators.unionpay.page;

import dev.tollbridge.simulators.core.CodeImage;
import dev.tollbridge.simulators.core.HomeCards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.unionpay.gateway.PaymentCode;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fake phone: the payer's code, what asks to be confirmed, and what stands for the camera. */
public final class PhonePages {
    private static final Pattern QR = Pattern.compile("https://qr\\.95516\\.com/00010000/(\\w+)");
    private static final Pattern TN = Pattern.compile("\\d{21}");

    private final World world;

    public PhonePages(World world) {
        this.world = world;
    }

    public void route(Routes routes) {
        routes.get("/unionpay/phone", this::home);
        routes.get("/unionpay/phone/scan", request -> scan(request, request.query()));
        routes.post("/unionpay/phone/scan", request -> scan(request, request.form()));
    }

    /**
     * Plays the camera and the SDK in a shop's app: the path behind a code or a {@code tn}.
     *
     * @return empty if it is neither
     */
    public Optional<String> open(String content) {
        Matcher code = QR.matcher(content);
        if (code.matches()) {
            return world.byToken(code.group(1))
                    .filter(found -> found.kind() == Kind.CODE)
                    .map(CardPages::path);
        }
        return TN.matcher(content).matches()
                ? world.byTn(content).map(CardPages::path)
                : Optional.empty();
    }

    private Reply scan(Request request, Map<String, String> fields) {
        Language language = Language.of(request);
        return open(fields.getOrDefault("content", "").trim())
                .map(path -> Reply.redirect(path + "?lang=" + language.tag()))
                .orElseGet(() -> Frame.phone(language, Messages.unknown(language)));
    }

    private Reply home(Request request) {
        Language language = Language.of(request);
        PaymentCode behaviour = PaymentCode.of("x" + request.query().getOrDefault("ending", ""));
        return Frame.phone(
                language, waiting(language) + camera(language) + code(language, behaviour));
    }

    private String waiting(Language language) {
        String rows =
                world.transactions().all().stream()
                        .filter(t -> t.kind() == Kind.SCAN && t.status() == Status.UNDER_WAY)
                        .map(t ->
                                HomeCards.row(
                                        language,
                                        CardPages.path(t),
                                        t.terms().description(),
                                        t.terms().amount()))
                        .collect(Collectors.joining());
        return HomeCards.waiting(language, rows);
    }

    private static String camera(Language language) {
        return HomeCards.camera(
                language,
                "/unionpay/phone/scan",
                2,
                language.say("Paste a code or a tn", "粘贴二维码内容或 tn"));
    }

    private String code(Language language, PaymentCode behaviour) {
        String code = PaymentCode.fresh(world.numbers(), behaviour);
        String qr =
                "<p class=\"code-qr\">%s</p>"
                        .formatted(CodeImage.qr(code, language.say("Payment code", "付款码")));
        String options =
                Stream.of(PaymentCode.values())
                        .map(choice ->
                                HomeCards.option(
                                        choice.ending(),
                                        choice == behaviour,
                                        label(choice, language)))
                        .collect(Collectors.joining());
        return HomeCards.paymentCode(language, "/unionpay/phone", code, qr, options);
    }

    private static String label(PaymentCode code, Language language) {
        return switch (code) {
            case PAYS -> language.say("Pays at once", "直接支付成功");
            case ASKS_PAYER -> language.say("Asks me to confirm", "需要我确认");
            case NOT_ENOUGH -> language.say("Not enough money", "余额不足");
            case INVALID_CODE -> language.say("Expired code", "付款码已过期");
            case UNSURE_BUT_PAID -> language.say("Answers 03, yet paid", "返回 03 但已支付");
            case UNSURE -> language.say("Answers 03, not paid", "返回 03 未支付");
        };
    }
}
