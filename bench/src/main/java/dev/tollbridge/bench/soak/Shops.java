package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Api;
import dev.tollbridge.bench.client.FakeAlipay;
import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Onboarding;
import dev.tollbridge.bench.process.Installation;
import dev.tollbridge.bench.sink.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Makes the merchants of the load before it begins: the demo's, and others. */
final class Shops {
    private static final int OTHERS = 2;
    private static final int PROGRAMS = 2;
    private final Onboarding onboarding;
    private final Installation installation;
    private final FakeAlipay alipay;

    Shops(Http http, Installation installation, FakeAlipay alipay) {
        this.onboarding = new Onboarding(http, installation.base());
        this.installation = installation;
        this.alipay = alipay;
    }

    /** Each is told at a path of its own. */
    List<Shop> open(WebhookSink sink) throws IOException, InterruptedException {
        var shops = new ArrayList<Shop>();
        var demo = Http.JSON.readTree(Files.readString(installation.data().resolve("demo.json")));
        shops.add(
                shop(
                        demo.path("merchant_id").asString(),
                        List.of(onboarding.api(demo.path("api_key").asString())),
                        demo.path("simulators").path("alipay").path("app_id").asString(),
                        sink.url(path(0))));
        for (int n = 1; n <= OTHERS; n++) {
            var merchant = onboarding.merchant("Soak" + n, PROGRAMS);
            var appId = "20210000000010%02d".formatted(n);
            onboarding.alipayAccount(merchant.keys().getFirst(), alipay.app(appId));
            shops.add(shop(merchant.id(), merchant.keys(), appId, sink.url(path(n))));
        }
        return List.copyOf(shops);
    }

    /** Of the endpoint of shop number n. */
    static String path(int n) {
        return "shop" + n;
    }

    private Shop shop(String merchant, List<Api> keys, String appId, URI sink)
            throws IOException, InterruptedException {
        var endpoint = onboarding.endpoint(keys.getFirst(), sink, List.of());
        return new Shop(
                merchant,
                keys,
                endpoint.id(),
                endpoint.secret(),
                appId,
                alipay.app(appId).path("app_private_key").asString());
    }
}
