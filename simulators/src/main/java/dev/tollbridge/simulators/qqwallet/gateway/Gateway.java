package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.core.Exchanges;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.Refunding;
import dev.tollbridge.simulators.qqwallet.state.Trading;
import dev.tollbridge.simulators.qqwallet.state.World;
import dev.tollbridge.simulators.qqwallet.wire.Xml;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * QQ Wallet's addresses (notes 1): authenticates, runs the operation, signs the answer. Both hosts
 * in one, over plain HTTP: client certificates are not asked for (rule
 * qqwallet.client-certificate).
 */
public final class Gateway {
    private static final String BASE = "/qqwallet/cgi-bin/";
    private static final int NONCE_LENGTH = 32;

    private final World world;
    private final Authentication authentication;
    private final Payments payments;
    private final Management management;
    private final Refunds refunds;
    private final Statement statement;
    private final Exchanges exchanges = new Exchanges();

    public Gateway(World world, Trading trading, Refunding refunding) {
        this.world = world;
        this.authentication = new Authentication(world);
        this.payments = new Payments(world, trading);
        this.management = new Management(world, trading);
        this.refunds = new Refunds(world, trading, refunding, management);
        this.statement = new Statement(world);
    }

    public Exchanges exchanges() {
        return exchanges;
    }

    public void route(Routes routes) {
        serve(routes, "pay/qpay_unified_order.cgi", "unified_order", payments::unified);
        serve(routes, "pay/qpay_micro_pay.cgi", "micropay", payments::byCode);
        serve(routes, "pay/qpay_order_query.cgi", "query", management::query);
        serve(routes, "pay/qpay_close_order.cgi", "close", management::close);
        serve(routes, "pay/qpay_reverse.cgi", "reverse", operated(management::reverse));
        serve(routes, "pay/qpay_refund.cgi", "refund", operated(refunds::refund));
        serve(routes, "pay/qpay_refund_query.cgi", "refund_query", refunds::query);
        routes.post(
                BASE + "sp_download/qpay_mch_statement_down.cgi",
                request -> handle(request, "bill", this::bill));
    }

    private void serve(
            Routes routes,
            String path,
            String name,
            Function<Call, Map<String, String>> operation) {
        routes.post(
                BASE + path,
                request ->
                        handle(request, name, (call, faults) -> answer(call, operation, faults)));
    }

    private static Function<Call, Map<String, String>> operated(
            Function<Call, Map<String, String>> operation) {
        return call -> {
            Authentication.operator(call);
            return operation.apply(call);
        };
    }

    /** What is done with an authentic request. */
    private interface Work {
        Reply of(Call call, GatewayFaults faults);
    }

    private Reply handle(Request request, String name, Work work) {
        Map<String, String> fields = Xml.read(request.body()).orElse(Map.of());
        exchanges.add(world.now(), request, fields, null);
        WireFaults wire = new WireFaults(world.faults(), fields.get("out_trade_no"), name);
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        Reply reply =
                authentication
                        .caller(fields)
                        .map(merchant ->
                                work.of(new Call(merchant, fields), new GatewayFaults(wire)))
                        .orElseGet(Gateway::notAuthentic);
        return wire.deliver(reply);
    }

    /** Rule qqwallet.answer.not-authentic: unsigned, since nobody knows with which key. */
    private static Reply notAuthentic() {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("return_code", "FAIL");
        answer.put("return_msg", "签名错误或商户不存在");
        return xml(answer);
    }

    private Reply answer(
            Call call, Function<Call, Map<String, String>> operation, GatewayFaults faults) {
        try {
            faults.refuse();
            Map<String, String> done = world.locked(() -> operation.apply(call));
            faults.refuseAfterCommit();
            Map<String, String> answer = head(call.merchant(), "SUCCESS");
            answer.putAll(done);
            return xml(faults.seal(answer, call.merchant()));
        } catch (Refused refused) {
            return refusal(call.merchant(), refused, faults);
        }
    }

    private Reply refusal(Merchant merchant, Refused refused, GatewayFaults faults) {
        Map<String, String> answer = head(merchant, "FAIL");
        answer.put("err_code", refused.code());
        answer.put("err_code_des", refused.text());
        return xml(faults.seal(answer, merchant));
    }

    /** A bill is text without a signature; only refusals are XML. */
    private Reply bill(Call call, GatewayFaults faults) {
        try {
            faults.refuse();
            String text = world.locked(() -> statement.text(call));
            return Reply.text(200, text);
        } catch (Refused refused) {
            return refusal(call.merchant(), refused, faults);
        }
    }

    private Map<String, String> head(Merchant merchant, String result) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("return_code", "SUCCESS");
        answer.put("return_msg", "OK");
        answer.put("retcode", result.equals("SUCCESS") ? "0" : "66000001");
        answer.put("retmsg", "ok");
        answer.put("result_code", result);
        answer.put("appid", merchant.appId());
        answer.put("mch_id", merchant.mchId());
        answer.put("nonce_str", world.numbers().token(NONCE_LENGTH));
        return answer;
    }

    private static Reply xml(Map<String, String> fields) {
        return Reply.of(200, Xml.TYPE, Xml.write(fields).getBytes(StandardCharsets.UTF_8));
    }
}
