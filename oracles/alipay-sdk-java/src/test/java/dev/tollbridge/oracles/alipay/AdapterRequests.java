package dev.tollbridge.oracles.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.spi.VoidOrder;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request, form, link and order string that the adapter can make, as parameters. */
record AdapterRequests(Shop shop) {
    private static final String CODE = "283456789012345678";

    List<Map<String, String>> all() {
        var context = shop.context();
        var steps = new ArrayList<Step<?>>();
        for (var scene : Scene.values()) {
            if (scene != Scene.API) {
                var code = scene == Scene.BARCODE ? CODE : null;
                var order = shop.order(scene, "12.30", code);
                steps.add(shop.as(ChannelAccount.Pays.class).pay(order, context));
            }
        }
        for (var scene : new Scene[] {Scene.BARCODE, Scene.APP, Scene.QR}) {
            var code = scene == Scene.BARCODE ? CODE : null;
            var order = shop.order(scene, "12.30", code);
            steps.add(shop.as(ChannelAccount.Authorizes.class).authorize(order, context));
        }
        var order = shop.order(Scene.QR, "12.30", null);
        var amount = order.amount();
        for (var authorization : new boolean[] {false, true}) {
            var ref = Shop.ref(order, authorization);
            steps.add(shop.as(ChannelAccount.Queries.class).query(ref, context));
            steps.add(shop.as(ChannelAccount.Closes.class).close(ref, context));
            steps.add(shop.as(ChannelAccount.Cancels.class).cancel(ref, context));
        }
        var ref = Shop.ref(order, false);
        var refund = new RefundOrder("R1", ref, amount, Shop.yuan("0.00"), "一 & 二 = 三");
        steps.add(shop.as(ChannelAccount.Refunds.class).refund(refund, context));
        steps.add(
                shop.as(ChannelAccount.QueriesRefunds.class)
                        .queryRefund(new RefundRef("R1", ref, amount), context));
        var capture = new CaptureOrder("C1", Shop.ref(order, true), "A1", amount, "茶 & 杯", true);
        steps.add(shop.as(ChannelAccount.Captures.class).capture(capture, context));
        steps.add(shop.as(ChannelAccount.Captures.class).queryCapture(capture, context));
        var release = new VoidOrder("V1", Shop.ref(order, true), "A1", amount);
        steps.add(shop.as(ChannelAccount.Voids.class).voidAuthorization(release, context));
        steps.add(shop.as(ChannelAccount.Voids.class).queryVoid(release, context));
        var transfer = new TransferOrder("X1", amount, "li@example.com", "李 华", "a=b&c+d%20");
        steps.add(shop.as(ChannelAccount.Transfers.class).transfer(transfer, context));
        steps.add(shop.as(ChannelAccount.Transfers.class).queryTransfer(transfer, context));
        for (var kind : BillRequest.Kind.values()) {
            var request = new BillRequest(LocalDate.of(2026, 11, 20), kind);
            steps.add(shop.as(ChannelAccount.DownloadsBills.class).downloadBill(request, context));
        }
        return steps.stream().map(AdapterRequests::parameters).toList();
    }

    private static Map<String, String> parameters(Step<?> step) {
        return switch (step) {
            case Step.Http<?>(var call, var onReply) -> {
                var all = parse(call.uri().getRawQuery());
                all.putAll(parse(new String(call.body(), UTF_8)));
                yield all;
            }
            case Step.Done<?>(
                            Outcome.Ok<?>(PayResult.Pending(NextAction action, var tradeNo)),
                            var learned) ->
                    parameters(action);
            case Step.Done<?> done -> throw new AssertionError("no request: " + done);
        };
    }

    private static Map<String, String> parameters(NextAction action) {
        return switch (action) {
            case NextAction.Redirect(var url) -> parse(url.getRawQuery());
            case NextAction.FormPost(var url, var fields) -> {
                var all = parse(url.getRawQuery());
                all.putAll(fields);
                yield all;
            }
            case NextAction.Invoke(var client, var params) ->
                    parse(params.getOrDefault("orderString", ""));
            case NextAction other -> throw new AssertionError("no request: " + other);
        };
    }

    static TreeMap<String, String> parse(String query) {
        var all = new TreeMap<String, String>();
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            all.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return all;
    }
}
