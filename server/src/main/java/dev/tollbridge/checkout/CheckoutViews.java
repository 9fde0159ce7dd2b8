package dev.tollbridge.checkout;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.Merchant;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.pages.PageLanguage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Chooses the template and fills it. */
@Component
class CheckoutViews {
    private final Merchants merchants;
    private final InstantSource clock;

    CheckoutViews(Merchants merchants, InstantSource clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    ModelAndView page(OpenCheckout checkout, boolean choosing, HttpServletRequest request) {
        return view("checkout/page", checkout, choosing, null, null, request);
    }

    /**
     * @param viewport as in {@link PayerDevice#of}
     * @param problem message key of what went wrong just now
     */
    ModelAndView panel(
            OpenCheckout checkout,
            boolean choosing,
            @Nullable String viewport,
            @Nullable String problem,
            HttpServletRequest request) {
        return view("checkout/panel :: panel", checkout, choosing, viewport, problem, request);
    }

    /** The form that leads to the channel's page. */
    ModelAndView leave(
            OpenCheckout checkout, PayerAction.Leave target, HttpServletRequest request) {
        return view("checkout/leave", checkout, false, null, null, request)
                .addObject("target", target);
    }

    /** Any other page about the payment. */
    ModelAndView of(String template, OpenCheckout checkout, HttpServletRequest request) {
        return view(template, checkout, false, null, null, request);
    }

    /** Says nothing about whether there ever was such a payment. */
    ModelAndView notFound() {
        return new ModelAndView("checkout/unknown", HttpStatus.NOT_FOUND);
    }

    String version(OpenCheckout checkout) {
        return Panels.version(checkout.payment(), clock.instant());
    }

    private ModelAndView view(
            String name,
            OpenCheckout checkout,
            boolean choosing,
            @Nullable String viewport,
            @Nullable String problem,
            HttpServletRequest request) {
        checkout.session().ifPresent(known -> PageLanguage.suggest(request, known.locale()));
        var device = PayerDevice.of(request, viewport);
        var panel = Panels.of(checkout, device, choosing, clock.instant());
        var page =
                CheckoutPage.of(
                        checkout,
                        name(checkout.payer().merchant()),
                        panel,
                        problem,
                        RequestContextUtils.getLocale(request));
        return new ModelAndView(name).addObject("page", page).addObject("panel", panel);
    }

    private String name(MerchantId merchant) {
        return merchants.find(merchant).map(Merchant::name).orElseThrow();
    }
}
