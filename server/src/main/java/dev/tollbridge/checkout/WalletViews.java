package dev.tollbridge.checkout;

import dev.tollbridge.payment.PayerWallets.WalletOffer;
import dev.tollbridge.spi.LocalizedText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** The pages behind a code that any wallet may scan. */
@Component
class WalletViews {
    private final CheckoutViews checkouts;
    private final JsonMapper json;

    WalletViews(CheckoutViews checkouts, JsonMapper json) {
        this.checkouts = checkouts;
        this.json = json;
    }

    /** The wallet in whose browser a page is open. */
    static Optional<WalletOffer> recognise(List<WalletOffer> offers, String agent) {
        return offers.stream().filter(offer -> agent.contains(offer.mark())).findFirst();
    }

    /** In a browser that is no wallet's: says, in both languages, which ones may scan. */
    ModelAndView anyWallet(
            OpenCheckout checkout, List<WalletOffer> offers, HttpServletRequest request) {
        var names = offers.stream().map(WalletOffer::name).distinct().toList();
        return checkouts
                .of("checkout/wallets", checkout, request)
                .addObject("en", join(names, LocalizedText::en, ", "))
                .addObject("zh", join(names, LocalizedText::zhCn, "、"));
    }

    private static String join(
            List<LocalizedText> names, Function<LocalizedText, String> language, String between) {
        return names.stream().map(language).collect(Collectors.joining(between));
    }

    /** Whether a script of ours knows this wallet's own way to be asked. */
    boolean canInvoke(PayerAction.OpenApp app) {
        return app.client().matches("[a-z0-9_]+")
                && WalletViews.class.getResource("/static/assets/invoke/" + app.client() + ".js")
                        != null;
    }

    /** Hands the channel's values to the wallet. */
    ModelAndView invoke(
            OpenCheckout checkout, PayerAction.OpenApp app, HttpServletRequest request) {
        return checkouts
                .of("checkout/invoke", checkout, request)
                .addObject("client", app.client())
                .addObject("params", json.writeValueAsString(app.params()));
    }

    ModelAndView notFound() {
        return checkouts.notFound();
    }
}
