package dev.tollbridge.payment;

import dev.tollbridge.channel.ChannelRuntime;
import dev.tollbridge.channel.Subject;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.ClientSecrets;
import dev.tollbridge.routing.Route;
import dev.tollbridge.routing.Routing;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAccount.IdentifiesPayers;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

@Service
class WalletService implements PayerWallets {
    private final ClientSecrets secrets;
    private final PaymentStore store;
    private final Routing routing;
    private final ChannelRuntime runtime;
    private final Payments payments;

    WalletService(
            ClientSecrets secrets,
            PaymentStore store,
            Routing routing,
            ChannelRuntime runtime,
            Payments payments) {
        this.secrets = secrets;
        this.store = store;
        this.routing = routing;
        this.runtime = runtime;
        this.payments = payments;
    }

    @Override
    public List<WalletOffer> offers(String clientSecret) {
        return secrets.verify(clientSecret).flatMap(store::read).stream()
                .map(file -> file.payment().terms())
                .flatMap(terms ->
                        routing
                                .offers(
                                        terms.merchant(),
                                        terms.live(),
                                        terms.amount(),
                                        terms.manualCapture())
                                .stream())
                .flatMap(WalletService::wallets)
                .distinct()
                .toList();
    }

    private static Stream<WalletOffer> wallets(Route route) {
        var row = route.support();
        var channel = route.channel();
        if (row.needsPayerId() && !channel.capabilities().contains(Capability.IDENTIFY_PAYER)) {
            return Stream.of();
        }
        return channel.browsers().stream()
                .filter(browser -> browser.method().equals(row.method()))
                .filter(browser -> browser.scene() == row.scene())
                .map(browser ->
                        new WalletOffer(
                                browser.wallet(),
                                browser.mark(),
                                row.method(),
                                row.scene(),
                                row.needsPayerId()));
    }

    @Override
    public Result<URI> identification(String clientSecret, WalletOffer wallet, URI back) {
        return ask(
                clientSecret, wallet, (account, context) -> account.identification(back, context));
    }

    @Override
    public Result<PaymentView> confirmIdentified(
            String clientSecret, WalletOffer wallet, Map<String, String> cameBack) {
        var payer =
                ask(
                        clientSecret,
                        wallet,
                        (account, context) -> account.identify(cameBack, context));
        return switch (payer) {
            case Result.Refused<String>(var refusal) -> new Result.Refused<>(refusal);
            case Result.Ok<String>(var id) ->
                    payments.confirmAsPayer(
                            clientSecret,
                            new ConfirmRequest(wallet.method(), wallet.scene(), null, id, null));
        };
    }

    /** Of the account that the payment would go over. */
    private <T> Result<T> ask(
            String clientSecret,
            WalletOffer wallet,
            BiFunction<IdentifiesPayers, CallContext, Step<T>> question) {
        var known = secrets.verify(clientSecret).flatMap(store::read);
        if (known.isEmpty()) {
            return Result.refused(Refusal.Code.NOT_FOUND, "There is no such payment.");
        }
        var terms = known.get().payment().terms();
        var route =
                routing.choose(
                        terms.merchant(),
                        terms.live(),
                        terms.amount(),
                        wallet.method(),
                        wallet.scene(),
                        terms.manualCapture(),
                        terms.channelAccount());
        return switch (route) {
            case Result.Refused<Route>(var refusal) -> new Result.Refused<>(refusal);
            case Result.Ok<Route>(var found) ->
                    told(
                            runtime.perform(
                                    found.account(),
                                    IdentifiesPayers.class,
                                    Subject.NONE,
                                    question));
        };
    }

    private static <T> Result<T> told(Outcome<T> outcome) {
        return outcome instanceof Outcome.Ok<T>(var value)
                ? Result.ok(value)
                : Result.refused(
                        Refusal.Code.METHOD_NOT_SUPPORTED,
                        "The channel does not tell who the payer is.");
    }
}
