package dev.tollbridge.testing;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Apps.App;
import dev.tollbridge.merchant.Merchants;
import org.springframework.context.ApplicationContext;

/** A new merchant with one app, and clients that call with its keys. */
public record Shop(App app, ApiClient test, ApiClient live) {

    public static Shop open(ApplicationContext server) {
        return of(server, server.getBean(Merchants.class).create("Test shop").id());
    }

    /** One more app of a merchant. */
    public static Shop of(ApplicationContext server, MerchantId merchant) {
        var app = server.getBean(Apps.class).create(merchant, "shop");
        var keys = server.getBean(ApiKeys.class);
        int port = port(server);
        return new Shop(
                app,
                ApiClient.of(port, keys.issue(app, false).secret().reveal()),
                ApiClient.of(port, keys.issue(app, true).secret().reveal()));
    }

    public static int port(ApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
