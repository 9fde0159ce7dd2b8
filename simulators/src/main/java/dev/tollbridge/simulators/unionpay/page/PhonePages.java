package dev.tollbridge.simulators.unionpay.page;

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
        String code = HomeCards.paymentCode(request, PaymentCode.CODES, world.numbers(), true);
        return Frame.phone(language, waiting(language) + camera(language) + code);
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
}
