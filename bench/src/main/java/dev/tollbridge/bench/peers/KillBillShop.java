package dev.tollbridge.bench.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.load.Lines;
import dev.tollbridge.bench.load.Reply;
import dev.tollbridge.bench.load.Work;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A tenant of Kill Bill with payers, who pay by the plug-in for payments made elsewhere. */
public final class KillBillShop implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final String API = "/1.0/kb/";

    /** Kill Bill locks the payer's account while it pays; with one payer that would be measured. */
    private static final int PAYERS = 48;

    /** The user and the password are those in its war. */
    private static final String HEADERS =
            "Authorization: Basic "
                    + Base64.getEncoder().encodeToString("admin:password".getBytes(US_ASCII))
                    + "\r\nX-Killbill-ApiKey: shop\r\nX-Killbill-ApiSecret: shop-secret\r\n"
                    + "X-Killbill-CreatedBy: bench\r\nAccept: application/json\r\n"
                    + "Content-Type: application/json\r\n";

    private final Lines lines;
    private final String run;
    private final List<String> accounts = new ArrayList<>();

    private KillBillShop(URI base, String run) {
        this.lines = new Lines(base);
        this.run = run;
    }

    /**
     * @param run begins every payment's external key
     * @throws IOException also if a first payment does not succeed
     */
    public static KillBillShop open(URI base, String run) throws IOException, InterruptedException {
        var shop = new KillBillShop(base, run);
        shop.post("tenants", "{\"apiKey\":\"shop\",\"apiSecret\":\"shop-secret\"}");
        shop.payers();
        shop.purchase().once(0);
        var payments = shop.get("accounts/" + shop.accounts.getFirst() + "/payments").text();
        if (!payments.contains("\"status\":\"SUCCESS\"")) {
            throw new IOException("Kill Bill takes no payment: " + payments);
        }
        return shop;
    }

    private void payers() throws IOException {
        for (int n = 0; n < PAYERS; n++) {
            post(
                    "accounts",
                    "{\"externalKey\":\"%s-payer-%d\",\"currency\":\"CNY\"}".formatted(run, n));
        }
        var found = Http.JSON.readTree(get("accounts/pagination?limit=" + PAYERS).body());
        for (var account : found) {
            var id = account.path("accountId").asString();
            post(
                    "accounts/" + id + "/paymentMethods?isDefault=true",
                    "{\"pluginName\":\"__EXTERNAL_PAYMENT__\",\"pluginInfo\":{}}");
            accounts.add(id);
        }
    }

    /** A purchase is recorded and, by the plug-in, done at once; each by another payer. */
    public Work purchase() {
        return number -> {
            var account = accounts.get((int) (number % accounts.size()));
            var key = run + "-" + number;
            var body =
                    "{\"transactionType\":\"PURCHASE\",\"amount\":88.00,\"currency\":\"CNY\",\"paymentExternalKey\":\"%s\",\"transactionExternalKey\":\"%s\"}"
                            .formatted(key, key);
            return Work.judge(send("POST", "accounts/" + account + "/payments", body), CREATED);
        };
    }

    private void post(String path, String body) throws IOException {
        Work.judge(send("POST", path, body), CREATED);
    }

    private Reply get(String path) throws IOException {
        var reply = send("GET", path, "");
        Work.judge(reply, OK);
        return reply;
    }

    private Reply send(String method, String path, String body) throws IOException {
        return lines.send(method, API + path, HEADERS, body);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
