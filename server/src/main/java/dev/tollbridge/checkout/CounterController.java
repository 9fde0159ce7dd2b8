package dev.tollbridge.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.emvco.MerchantCode;
import dev.tollbridge.merchant.CounterCodes;
import java.net.URLEncoder;
import java.util.Base64;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that a shop prints and puts on its counter. It shows codes that were made here only. */
@Controller
class CounterController {
    private final CounterCodes codes;
    private final CheckoutViews views;

    CounterController(CounterCodes codes, CheckoutViews views) {
        this.codes = codes;
        this.views = views;
    }

    /**
     * @param size {@code a5}, else A6
     */
    @GetMapping("/counter")
    ModelAndView show(
            @RequestParam(defaultValue = "") String content,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String size) {
        return codes.isOurs(content, tag)
                ? MerchantCode.read(content)
                        .map(code -> page(content, tag, code, size.equals("a5") ? "a5" : "a6"))
                        .orElseGet(views::notFound)
                : views.notFound();
    }

    private static ModelAndView page(String content, String tag, MerchantCode code, String size) {
        var image = Base64.getEncoder().encodeToString(QrSvg.of(content).getBytes(UTF_8));
        var path = "/counter?tag=" + tag + "&content=" + URLEncoder.encode(content, UTF_8);
        return new ModelAndView("checkout/counter")
                .addObject("code", code)
                .addObject("image", "data:image/svg+xml;base64," + image)
                .addObject("path", path)
                .addObject("size", size)
                .addObject("other", path + "&size=" + (size.equals("a5") ? "a6" : "a5"));
    }
}
