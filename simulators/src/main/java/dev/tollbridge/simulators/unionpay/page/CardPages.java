package dev.tollbridge.simulators.unionpay.page;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.unionpay.crypto.Sealer;
import dev.tollbridge.simulators.unionpay.gateway.Gateway;
import dev.tollbridge.simulators.unionpay.gateway.TransactionView;
import dev.tollbridge.simulators.unionpay.state.Card;
import dev.tollbridge.simulators.unionpay.state.Merchant;
import dev.tollbridge.simulators.unionpay.state.PayerSide;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.Transaction.Status;
import dev.tollbridge.simulators.unionpay.state.World;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** UnionPay's card page, behind a shop's form, a scanned code, or an app's {@code tn}. */
public final class CardPages implements Gateway.Front {
    private static final String ISSUER_REFUSES = "60";

    private final World world;
    private final PayerSide payer;

    public CardPages(World world, PayerSide payer) {
        this.world = world;
        this.payer = payer;
    }

    public void route(Routes routes) {
        routes.get("/unionpay/cards/:token", this::show);
        routes.post("/unionpay/cards/:token", this::decide);
        routes.get("/unionpay/cards/:token/result", this::result);
    }

    public static String path(Transaction transaction) {
        return "/unionpay/cards/" + transaction.token();
    }

    @Override
    public Reply taken(Request request, Transaction transaction) {
        return Reply.redirect(path(transaction) + "?lang=" + Language.of(request).tag());
    }

    @Override
    public Reply refused(Request request, String code, String text) {
        Language language = Language.of(request);
        return Frame.card(language, Messages.refused(code, text, language));
    }

    private Optional<Transaction> find(Request request) {
        return world.byToken(request.param("token")).map(payer::look);
    }

    private Reply show(Request request) {
        Language language = Language.of(request);
        Optional<Transaction> found = find(request);
        if (found.isEmpty()) {
            return Frame.card(language, Messages.unknown(language));
        }
        Transaction transaction = found.get();
        if (!transaction.isOpen()) {
            return Reply.redirect(path(transaction) + "/result?lang=" + language.tag());
        }
        String name =
                world.merchants()
                        .find(transaction.merId())
                        .map(Merchant::name)
                        .orElse(transaction.merId());
        return Frame.card(language, new CardView(transaction, name, language).markup());
    }

    private Reply decide(Request request) {
        String lang = "?lang=" + Language.of(request).tag();
        Optional<Transaction> found = find(request);
        if (found.isEmpty()) {
            return Reply.redirect(request.path() + lang);
        }
        Transaction now =
                switch (request.form().getOrDefault("action", "")) {
                    case "pay" -> payer.pay(found.get(), card(request));
                    case "decline" -> payer.decline(found.get(), ISSUER_REFUSES);
                    default -> found.get();
                };
        boolean again = request.form().getOrDefault("action", "").equals("pay") && now.isOpen();
        return Reply.redirect(request.path() + (again ? "" : "/result") + lang);
    }

    private static Card card(Request request) {
        String wanted = request.form().getOrDefault("card", "");
        for (Card card : Card.values()) {
            if (card.name().equals(wanted)) {
                return card;
            }
        }
        return Card.PAYS;
    }

    private Reply result(Request request) {
        Language language = Language.of(request);
        Optional<Transaction> found = find(request);
        if (found.isEmpty()) {
            return Frame.card(language, Messages.unknown(language));
        }
        Transaction transaction = found.get();
        String message = Messages.result(transaction, language);
        Optional<URI> back = shop(transaction);
        if (back.isEmpty()) {
            return Frame.card(language, message);
        }
        String label = language.say("Back to the shop", "返回商户");
        if (transaction.status() != Status.DONE) {
            return Frame.card(language, message + Cards.link(back.get().toString(), label));
        }
        return returning(
                Frame.card(language, message + form(transaction, back.get(), label)), back.get());
    }

    private static Optional<URI> shop(Transaction transaction) {
        try {
            return Optional.ofNullable(transaction.terms().frontUrl()).map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The browser carries the signed result to {@code frontUrl} as a form (notes 5). */
    private String form(Transaction transaction, URI back, String label) {
        Map<String, String> fields =
                Sealer.seal(
                        TransactionView.notice(transaction),
                        world.platform().signing(),
                        Charset.forName(transaction.terms().encoding()));
        StringBuilder inputs = new StringBuilder();
        fields.forEach((name, value) ->
                inputs.append(
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                .formatted(Html.escape(name), Html.escape(value))));
        return "<form method=\"post\" action=\"%s\">%s<button class=\"pay\">%s</button></form>"
                .formatted(Html.escape(back.toString()), inputs, Html.escape(label));
    }

    /** The policy of all pages forbids forms to other places; this one may go to the shop. */
    private static Reply returning(Reply page, URI back) {
        String name = "Content-Security-Policy";
        String origin = back.getScheme() + "://" + back.getRawAuthority();
        String policy = page.headers().getOrDefault(name, "");
        return page.with(
                name, policy.replace("form-action 'self'", "form-action 'self' " + origin));
    }
}
