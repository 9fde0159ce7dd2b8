package dev.tollbridge.checkout;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.ShopCodes;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.Money;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind the code on a shop's counter: the payer says how much, and goes on in the wallet
 * that scanned it.
 */
@Controller
@RequestMapping("/shop/{code}")
class ShopCodeController {
    /** Who stands at the counter pays now. */
    private static final Duration OPEN = Duration.ofMinutes(15);

    private static final Currency CURRENCY = Currency.getInstance("CNY");
    private static final long MAX_FEN = 5_000_000;

    private final ShopCodes codes;
    private final Payments payments;
    private final Merchants merchants;
    private final CheckoutViews views;
    private final IdGenerator ids;

    ShopCodeController(
            ShopCodes codes,
            Payments payments,
            Merchants merchants,
            CheckoutViews views,
            IdGenerator ids) {
        this.codes = codes;
        this.payments = payments;
        this.merchants = merchants;
        this.views = views;
        this.ids = ids;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String code) {
        return codes.verify(code).map(shop -> page(code, shop, false)).orElseGet(views::notFound);
    }

    /**
     * @param amount in yuan, as people write it
     */
    @PostMapping
    @Nullable ModelAndView pay(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String amount,
            HttpServletRequest request,
            HttpServletResponse response) {
        var shop = codes.verify(code);
        if (shop.isEmpty()) {
            return views.notFound();
        }
        var asked = money(amount);
        if (asked.isEmpty()) {
            return page(code, shop.get(), true);
        }
        return create(shop.get(), asked.get(), request) instanceof Result.Ok<PaymentView>(var made)
                ? seeOther(response, made.checkoutUrl() + "/wallet")
                : page(code, shop.get(), true);
    }

    private Result<PaymentView> create(Caller shop, Money amount, HttpServletRequest request) {
        var id = new PaymentId(ids.next());
        var payer =
                new PayerDetails(
                        null, request.getRemoteAddr(), null, request.getHeader("User-Agent"));
        return payments.create(
                shop,
                id,
                new PaymentRequest(
                        amount,
                        "code-" + id.print(),
                        name(shop),
                        null,
                        null,
                        null,
                        null,
                        payer,
                        null,
                        OPEN,
                        false,
                        0,
                        Map.of(),
                        null,
                        Map.of()));
    }

    private static Optional<Money> money(String amount) {
        if (!amount.matches("[0-9]{1,6}([.][0-9]{1,2})?")) {
            return Optional.empty();
        }
        return Optional.of(Money.ofDecimal(amount, CURRENCY))
                .filter(money -> !money.isZero() && money.minor() <= MAX_FEN);
    }

    private ModelAndView page(String code, Caller shop, boolean wrong) {
        return new ModelAndView("checkout/shop")
                .addObject("path", "/shop/" + code)
                .addObject("merchant", name(shop))
                .addObject("live", shop.live())
                .addObject("wrong", wrong);
    }

    private String name(Caller shop) {
        return merchants.find(shop.merchant()).orElseThrow().name();
    }

    /** Null, which tells the framework that the answer is complete. */
    private static @Nullable ModelAndView seeOther(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, target);
        return null;
    }
}
