package dev.tollbridge.demo;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Apps.App;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.merchant.Credential;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the demo merchant and all that belongs to it; what is there already is kept. */
@Component
@DevelopmentOnly
class DemoSetup {
    static final String SHOP = "/demo/shop";
    private static final String NAME = "Lantern & Leaf 灯叶小铺";
    private final DemoShops shops;
    private final DemoFile file;
    private final Merchants merchants;
    private final Apps apps;
    private final ApiKeys keys;
    private final WebhookEndpoints endpoints;
    private final ChannelAccounts accounts;
    private final IdGenerator ids;
    private final TransactionOperations transactions;

    DemoSetup(
            DemoShops shops,
            DemoFile file,
            Merchants merchants,
            Apps apps,
            ApiKeys keys,
            WebhookEndpoints endpoints,
            ChannelAccounts accounts,
            IdGenerator ids,
            TransactionOperations transactions) {
        this.shops = shops;
        this.file = file;
        this.merchants = merchants;
        this.apps = apps;
        this.keys = keys;
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.ids = ids;
        this.transactions = transactions;
    }

    /**
     * @param base where this server is reached now: the webhook's address follows it
     */
    DemoAccess prepare(URI base) {
        String hook = base + SHOP + "/webhook";
        var shop = shops.find().orElseGet(() -> transactions.execute(status -> create(hook)));
        var endpoint = endpoints.find(shop.endpoint()).orElseThrow();
        if (!endpoint.url().equals(hook)) {
            endpoints.update(endpoint.id(), hook, endpoint.eventTypes(), endpoint.enabled());
        }
        var secrets = endpoints.target(shop.endpoint()).orElseThrow().secrets();
        return new DemoAccess(shop.merchant(), base, key(shop), secrets.current());
    }

    /** Adds the account, or gives it the keys that the simulator has now. */
    void connect(Draft draft) {
        var shop = shops.find().orElseThrow();
        var known =
                accounts.all(shop.merchant(), false).stream()
                        .filter(account -> account.channel().equals(draft.channel()))
                        .filter(account -> account.name().equals(draft.name()))
                        .findFirst();
        if (known.isEmpty()) {
            accounts.create(new ChannelAccountId(ids.next()), shop.merchant(), false, draft);
        } else if (!isSame(known.get(), draft)) {
            accounts.update(known.get(), draft);
        }
    }

    private boolean isSame(ChannelAccount account, Draft draft) {
        return account.values().equals(draft.values())
                && accounts.settings(account).secrets().equals(draft.secrets());
    }

    private DemoShop create(String hook) {
        var merchant = merchants.create(NAME);
        var app = apps.create(merchant.id(), "Demo shop");
        var issued = endpoints.create(merchant.id(), false, hook, List.of());
        var shop = new DemoShop(merchant.id(), app.id(), issued.endpoint().id());
        shops.add(shop);
        return shop;
    }

    /** The one in the file if it is still good, else a new one: the server itself keeps none. */
    private Secret key(DemoShop shop) {
        return file.apiKey()
                .filter(key ->
                        keys.authenticate(key.reveal()).filter(of -> isOf(shop, of)).isPresent())
                .orElseGet(() ->
                        keys.issue(new App(shop.app(), shop.merchant(), "Demo shop"), false)
                                .secret());
    }

    private static boolean isOf(DemoShop shop, Credential credential) {
        return credential.caller().merchant().equals(shop.merchant());
    }
}
