package dev.tollbridge.checkout;

import dev.tollbridge.kernel.Result;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.payment.ConfirmRequest;
import dev.tollbridge.payment.PayerWallets;
import dev.tollbridge.payment.PayerWallets.WalletOffer;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a code that any wallet may scan. It recognises the wallet by its browser and goes
 * on to pay there; whatever does not work out leads to the checkout.
 */
@Controller
@RequestMapping("/checkout/{secret}/wallet")
class WalletController {
    private final Checkouts checkouts;
    private final PayerWallets wallets;
    private final Payments payments;
    private final WalletViews views;
    private final ServerSettings server;

    WalletController(
            Checkouts checkouts,
            PayerWallets wallets,
            Payments payments,
            WalletViews views,
            ServerSettings server) {
        this.checkouts = checkouts;
        this.wallets = wallets;
        this.payments = payments;
        this.views = views;
        this.server = server;
    }

    @GetMapping
    @Nullable ModelAndView open(
            @PathVariable String secret,
            @RequestHeader(value = HttpHeaders.USER_AGENT, defaultValue = "") String agent,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = checkouts.visit(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        var checkout = found.get();
        if (Panels.isFinal(checkout.payment())) {
            return seeOther(response, checkout.path());
        }
        var offers = wallets.offers(secret);
        if (offers.isEmpty()) {
            return seeOther(response, checkout.path());
        }
        var wallet = WalletViews.recognise(offers, agent);
        if (wallet.isEmpty()) {
            return views.anyWallet(checkout, offers, request);
        }
        if (isOpen(checkout.payment(), wallet.get())) {
            return seeOther(response, path(checkout) + "/pay");
        }
        return wallet.get().needsPayerId()
                ? identify(checkout, wallet.get(), response)
                : go(checkout, start(secret, wallet.get()), response);
    }

    private Result<PaymentView> start(String secret, WalletOffer wallet) {
        return payments.confirmAsPayer(
                secret, new ConfirmRequest(wallet.method(), wallet.scene(), null, null, null));
    }

    private @Nullable ModelAndView identify(
            OpenCheckout checkout, WalletOffer wallet, HttpServletResponse response) {
        var back = URI.create(server.publicUrl() + path(checkout) + "/back");
        var page =
                wallets.identification(checkout.secret(), wallet, back)
                                instanceof Result.Ok<URI>(var url)
                        ? WebAddress.parse(url.toString())
                        : Optional.<URI>empty();
        return seeOther(response, page.map(URI::toString).orElse(checkout.path()));
    }

    /** The payer's browser comes back from the channel, which has said who the payer is. */
    @GetMapping("/back")
    @Nullable ModelAndView back(
            @PathVariable String secret,
            @RequestParam Map<String, String> query,
            @RequestHeader(value = HttpHeaders.USER_AGENT, defaultValue = "") String agent,
            HttpServletResponse response) {
        var found = checkouts.find(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        var wallet = WalletViews.recognise(wallets.offers(secret), agent);
        return wallet.isEmpty()
                ? seeOther(response, found.get().path())
                : go(found.get(), wallets.confirmIdentified(secret, wallet.get(), query), response);
    }

    private static @Nullable ModelAndView go(
            OpenCheckout checkout, Result<PaymentView> started, HttpServletResponse response) {
        return seeOther(
                response,
                started instanceof Result.Ok<PaymentView>
                        ? path(checkout) + "/pay"
                        : checkout.path());
    }

    /** What the wallet is to do now. */
    @GetMapping("/pay")
    @Nullable ModelAndView pay(
            @PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        var found = checkouts.find(secret);
        if (found.isEmpty()) {
            return views.notFound();
        }
        var checkout = found.get();
        var action = PayerAction.of(checkout.payment().nextAction()).orElse(null);
        if (action instanceof PayerAction.Leave) {
            return seeOther(response, checkout.path() + "/continue");
        }
        return action instanceof PayerAction.OpenApp app && views.canInvoke(app)
                ? views.invoke(checkout, app, request)
                : seeOther(response, checkout.path());
    }

    /** The code itself, for a screen. */
    @GetMapping("/code.svg")
    @ResponseBody
    ResponseEntity<String> code(@PathVariable String secret) {
        return checkouts
                .find(secret)
                .map(checkout ->
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType("image/svg+xml"))
                                .body(QrSvg.of(server.publicUrl() + path(checkout))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static boolean isOpen(PaymentView payment, WalletOffer wallet) {
        return payment.nextAction() != null
                && wallet.method().equals(payment.method())
                && wallet.scene().code().equals(payment.scene());
    }

    private static String path(OpenCheckout checkout) {
        return checkout.path() + "/wallet";
    }

    /** Null, which tells the framework that the answer is complete. */
    private static @Nullable ModelAndView seeOther(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, target);
        return null;
    }
}
