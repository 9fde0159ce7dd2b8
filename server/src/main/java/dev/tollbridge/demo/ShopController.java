package dev.tollbridge.demo;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.pages.MoneyText;
import dev.tollbridge.pages.PageHeaders;
import dev.tollbridge.spi.Money;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The shop's pages. */
@Controller
@DevelopmentOnly
@RequestMapping(DemoSetup.SHOP)
class ShopController {
    private static final Logger log = LoggerFactory.getLogger(ShopController.class);
    private static final int MAX_QUANTITY = 9;
    private static final int RECENT_ORDERS = 5;
    private final DemoStart demo;
    private final ShopOrders orders;
    private final ReceivedWebhooks webhooks;
    private final GatewayClient gateway;
    private final MessageSource messages;
    private final IdGenerator ids;
    private final InstantSource clock;

    ShopController(
            DemoStart demo,
            ShopOrders orders,
            ReceivedWebhooks webhooks,
            GatewayClient gateway,
            MessageSource messages,
            IdGenerator ids,
            InstantSource clock) {
        this.demo = demo;
        this.orders = orders;
        this.webhooks = webhooks;
        this.gateway = gateway;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    record Offer(String code, String price) {}

    record Row(String number, String product, int quantity, String amount, OrderState state) {}

    @GetMapping
    ModelAndView shop(
            @RequestParam(defaultValue = "false") boolean trouble,
            Locale locale,
            HttpServletResponse response) {
        var recent =
                demo.access()
                        .map(access -> orders.latest(access.merchant(), RECENT_ORDERS))
                        .orElse(List.of());
        // Buying answers with a redirect to the gateway, which Chromium counts as a form's target.
        demo.access().ifPresent(access -> PageHeaders.allowFormTo(response, access.base()));
        return new ModelAndView("demo/shop")
                .addObject("offers", offers(locale))
                .addObject("orders", recent.stream().map(order -> row(order, locale)).toList())
                .addObject("trouble", trouble);
    }

    @PostMapping("/buy")
    @Nullable ModelAndView buy(
            @RequestParam String product,
            @RequestParam(defaultValue = "1") int quantity,
            Locale locale,
            HttpServletResponse response)
            throws InterruptedException {
        var wanted = Product.of(product);
        var access = demo.access();
        if (wanted.isEmpty() || quantity < 1 || quantity > MAX_QUANTITY || access.isEmpty()) {
            return seeOther(response, DemoSetup.SHOP + "?trouble=true");
        }
        var now = clock.instant();
        var order = new ShopOrder(ids.next(), wanted.get(), quantity, null, now);
        orders.add(access.get().merchant(), order);
        try {
            var page = gateway.openCheckout(access.get(), order, name(order, locale), locale);
            orders.setCheckoutUrl(order.id(), page.toString());
            return seeOther(response, page.toString());
        } catch (IOException e) {
            log.warn("order {} cannot be paid: {}", order.number(), e.toString());
            return seeOther(response, DemoSetup.SHOP + "?trouble=true");
        }
    }

    @GetMapping("/orders/{number}")
    ModelAndView order(@PathVariable String number, Locale locale) {
        return find(number)
                .map(order -> view("demo/order", order, webhooks.of(order.id()), locale))
                .orElseGet(ShopController::notFound);
    }

    /**
     * What is new on an order's page; 204 if nothing.
     *
     * @param seen how many webhooks the page shows
     */
    @GetMapping("/orders/{number}/news")
    @Nullable ModelAndView news(
            @PathVariable String number,
            @RequestParam(defaultValue = "-1") int seen,
            Locale locale,
            HttpServletResponse response) {
        var order = find(number);
        if (order.isEmpty()) {
            return notFound();
        }
        var received = webhooks.of(order.get().id());
        if (received.size() == seen) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return view("demo/news :: news", order.get(), received, locale);
    }

    private Optional<ShopOrder> find(String number) {
        return ShopOrder.parse(number).flatMap(orders::find);
    }

    private ModelAndView view(
            String name, ShopOrder order, List<ReceivedWebhook> received, Locale locale) {
        return new ModelAndView(name)
                .addObject("order", row(order, received, locale))
                .addObject("checkoutUrl", order.checkoutUrl())
                .addObject("webhooks", received);
    }

    private Row row(ShopOrder order, Locale locale) {
        return row(order, webhooks.of(order.id()), locale);
    }

    private static Row row(ShopOrder order, List<ReceivedWebhook> received, Locale locale) {
        return new Row(
                order.number(),
                order.product().code(),
                order.quantity(),
                yuan(order.amount(), locale),
                OrderState.of(received));
    }

    private String name(ShopOrder order, Locale locale) {
        return messages.getMessage("shop." + order.product().code() + ".name", null, locale);
    }

    private static List<Offer> offers(Locale locale) {
        return Arrays.stream(Product.values())
                .map(product -> new Offer(product.code(), yuan(product.price(), locale)))
                .toList();
    }

    private static String yuan(long fen, Locale locale) {
        return MoneyText.of(Money.of(fen, "CNY"), locale);
    }

    private static ModelAndView notFound() {
        return new ModelAndView("demo/unknown", HttpStatus.NOT_FOUND);
    }

    private static @Nullable ModelAndView seeOther(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, target);
        return null;
    }
}
