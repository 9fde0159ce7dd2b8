package dev.tollbridge.payment;

import dev.tollbridge.payment.PayerPayment.MethodOffer;
import dev.tollbridge.payment.Payments.Expand;
import dev.tollbridge.routing.Route;
import dev.tollbridge.routing.Routing;
import dev.tollbridge.spi.Scene;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the payer's pages show. */
@Component
class PayerPages {
    /** The scenes that a page of ours can serve by itself. */
    private static final Set<Scene> ON_A_PAGE = EnumSet.of(Scene.WEB, Scene.H5, Scene.QR);

    private final Routing routing;
    private final PaymentViews views;

    PayerPages(Routing routing, PaymentViews views) {
        this.routing = routing;
        this.views = views;
    }

    PayerPayment page(PaymentFile file) {
        var terms = file.payment().terms();
        return new PayerPayment(
                terms.merchant(),
                views.forMerchant(file, Expand.ALL),
                offers(
                        routing.offers(
                                terms.merchant(),
                                terms.live(),
                                terms.amount(),
                                terms.manualCapture())));
    }

    private static List<MethodOffer> offers(List<Route> routes) {
        Map<String, Set<String>> scenes = new LinkedHashMap<>();
        Map<String, Set<Integer>> instalments = new LinkedHashMap<>();
        for (var route : routes) {
            var support = route.support();
            if (ON_A_PAGE.contains(support.scene()) && !support.needsPayerId()) {
                scenes.computeIfAbsent(support.method(), method -> new TreeSet<>())
                        .add(support.scene().code());
                instalments
                        .computeIfAbsent(support.method(), method -> new TreeSet<>())
                        .addAll(support.instalments());
            }
        }
        return scenes.keySet().stream()
                .map(method ->
                        new MethodOffer(
                                method,
                                scenes.getOrDefault(method, Set.of()),
                                instalments.getOrDefault(method, Set.of())))
                .toList();
    }
}
