package dev.tollbridge.checkout;

import dev.tollbridge.kernel.Result;
import dev.tollbridge.pages.PageHeaders;
import dev.tollbridge.payment.PaymentView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The hosted checkout. Whoever holds the address with the client secret is the payer. Every page
 * works without scripts: forms post and links lead on; scripts make it live.
 */
@Controller
@RequestMapping("/checkout/{secret}")
class CheckoutController {
    private final Checkouts checkouts;
    private final CheckoutViews views;

    CheckoutController(Checkouts checkouts, CheckoutViews views) {
        this.checkouts = checkouts;
        this.views = views;
    }

    /**
     * @param choose shows the methods again although a try is open
     */
    @GetMapping
    ModelAndView page(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean choose,
            HttpServletRequest request) {
        return checkouts
                .visit(secret)
                .map(checkout -> views.page(checkout, choose, request))
                .orElseGet(views::notFound);
    }

    /**
     * Some channels send the payer's browser back with a form of what they say came of it. That is
     * not believed: the page asks.
     */
    @PostMapping
    @Nullable ModelAndView back(@PathVariable String secret, HttpServletResponse response) {
        var found = checkouts.find(secret);
        return found.isEmpty()
                ? views.notFound()
                : seeOther(response, URI.create(found.get().path()));
    }

    /**
     * The part that changes; 204 if it has not.
     *
     * @param seen the version that the page shows
     */
    @GetMapping("/panel")
    @Nullable ModelAndView panel(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) @Nullable String viewport,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = checkouts.visit(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        if (views.version(found.get()).equals(seen)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return views.panel(found.get(), false, viewport, null, request);
    }

    /**
     * The payer chooses. A page with our script gets the new panel or is told where to go; another
     * one is sent back to the page.
     *
     * @param scene only if the payer asked for another one than the page would take
     */
    @PostMapping("/confirm")
    @Nullable ModelAndView confirm(
            @PathVariable String secret,
            @RequestParam String method,
            @RequestParam(required = false) @Nullable String scene,
            @RequestParam(required = false) @Nullable String viewport,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean scripted,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = checkouts.find(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        var device = PayerDevice.of(request, viewport);
        var result = checkouts.choose(found.get(), device, method, scene);
        if (!scripted) {
            return seeOther(response, URI.create(found.get().path()));
        }
        if (result instanceof Result.Ok<PaymentView>(var payment) && leaves(payment)) {
            response.setHeader("HX-Redirect", found.get().path() + "/continue");
        }
        String problem = result instanceof Result.Refused<PaymentView> ? "checkout.problem" : null;
        var now = checkouts.find(secret).orElse(found.get());
        return views.panel(now, false, viewport, problem, request);
    }

    /** On to the channel's own page: at once, or by a form that our script posts. */
    @GetMapping("/continue")
    @Nullable ModelAndView leave(
            @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        var found = checkouts.find(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        var action = PayerAction.of(found.get().payment().nextAction());
        if (!(action.orElse(null) instanceof PayerAction.Leave target)) {
            return seeOther(response, URI.create(found.get().path()));
        }
        if (!target.post()) {
            return seeOther(response, target.url());
        }
        PageHeaders.allowFormTo(response, target.url());
        return views.leave(found.get(), target, request);
    }

    private static boolean leaves(PaymentView payment) {
        return PayerAction.of(payment.nextAction()).orElse(null) instanceof PayerAction.Leave;
    }

    /** Null, which tells the framework that the answer is complete. */
    private static @Nullable ModelAndView seeOther(HttpServletResponse response, URI target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, target.toString());
        return null;
    }
}
