package dev.tollbridge.routing;

import dev.tollbridge.channel.Channels;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chooses channel accounts. */
@Component
public final class Routing {
    private final Channels channels;
    private final ChannelAccounts accounts;

    Routing(Channels channels, ChannelAccounts accounts) {
        this.channels = channels;
        this.accounts = accounts;
    }

    /**
     * The account for one payment.
     *
     * @param authorize whether the money is to be reserved first and captured later
     * @param wish the account that the shop insists on; null for any
     */
    public Result<Route> choose(
            MerchantId merchant,
            boolean live,
            Money amount,
            String method,
            Scene scene,
            boolean authorize,
            @Nullable ChannelAccountId wish) {
        var routes =
                routes(merchant, live)
                        .filter(route -> wish == null || route.account().id().equals(wish))
                        .filter(route ->
                                route.support().method().equals(method)
                                        && route.support().scene() == scene
                                        && (!authorize || route.support().manualCapture())
                                        && route.support()
                                                .currencies()
                                                .contains(amount.currency().getCurrencyCode()))
                        .toList();
        if (routes.isEmpty()) {
            return Result.refused(
                    Refusal.Code.METHOD_NOT_SUPPORTED,
                    "No enabled channel account supports method "
                            + method
                            + " with scene "
                            + scene.code()
                            + " in "
                            + amount.currency()
                            + (authorize ? " with manual capture" : "")
                            + ". GET /v1/methods lists what is possible.",
                    "/method");
        }
        return routes.stream()
                .filter(route -> fits(route, amount))
                .findFirst()
                .<Result<Route>>map(Result::ok)
                .orElseGet(() -> outOfRange(routes.getFirst(), amount));
    }

    /** Every method row that could serve this amount right now, best account first. */
    public List<Route> offers(MerchantId merchant, boolean live, Money amount, boolean authorize) {
        return routes(merchant, live)
                .filter(route -> !authorize || route.support().manualCapture())
                .filter(route ->
                        route.support().currencies().contains(amount.currency().getCurrencyCode()))
                .filter(route -> fits(route, amount))
                .toList();
    }

    private Stream<Route> routes(MerchantId merchant, boolean live) {
        return accounts.enabled(merchant, live).stream()
                .flatMap(account ->
                        channels.find(account.channel()).stream()
                                .map(adapter -> adapter.descriptor())
                                .flatMap(channel ->
                                        channel.methods().stream()
                                                .map(support ->
                                                        new Route(account, channel, support))));
    }

    private static boolean fits(Route route, Money amount) {
        return amount.minor() >= route.support().minMinor()
                && amount.minor() <= route.support().maxMinor();
    }

    private static Result<Route> outOfRange(Route route, Money amount) {
        return Result.refused(
                Refusal.Code.AMOUNT_OUT_OF_RANGE,
                "The amount must be "
                        + route.support().minMinor()
                        + " to "
                        + route.support().maxMinor()
                        + " in minor units of "
                        + amount.currency()
                        + " for this method.",
                "/amount");
    }
}
