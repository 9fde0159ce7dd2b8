package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.Exchanges;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Platform;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.World;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** UnionPay's addresses (notes 1): authenticates, runs the operation, signs the answer. */
public final class Gateway {
    private static final String BASE = "/unionpay/gateway/api/";

    /** Where a browser goes after its form was taken, and what it sees if it was not. */
    public interface Front {
        Reply taken(Request request, Transaction transaction);

        Reply refused(Request request, String code, String text);
    }

    private final World world;
    private final Authentication authentication;
    private final Starts starts;
    private final Follows follows;
    private final Queries queries;
    private final Files files;
    private final Front front;
    private final Exchanges exchanges = new Exchanges();

    public Gateway(World world, Trading trading, Front front) {
        this.world = world;
        this.authentication = new Authentication(world);
        this.starts = new Starts(world, trading);
        this.follows = new Follows(world, trading);
        this.queries = new Queries(world, trading);
        this.files = new Files(world);
        this.front = front;
    }

    public Exchanges exchanges() {
        return exchanges;
    }

    public void route(Routes routes) {
        routes.post(BASE + "frontTransReq.do", this::front);
        routes.post(
                BASE + "appTransReq.do", request -> handle("appTransReq", request, starts::answer));
        routes.post(
                BASE + "backTransReq.do", request -> handle("backTransReq", request, this::back));
        routes.post(
                BASE + "queryTrans.do", request -> handle("queryTrans", request, queries::answer));
        routes.post("/unionpay/file/", request -> handle("file", request, files::answer));
        routes.post("/unionpay/file", request -> handle("file", request, files::answer));
    }

    private Map<String, String> back(Call call) {
        if (call.form().type().equals("95/00")) {
            call.form().require("certType", "01");
            return Map.of("encryptPubKeyCert", Platform.pem(world.platform().encryption()));
        }
        return call.kind().needsPayer() ? starts.answer(call) : follows.answer(call);
    }

    private Form read(Request request) {
        Form form = Form.read(request);
        exchanges.add(world.now(), request, form.fields(), null);
        return form;
    }

    private WireFaults faults(Form form) {
        return new WireFaults(world.faults(), form.optional("orderId"), operation(form));
    }

    /** Names of faults and of recorded exchanges. */
    private static String operation(Form form) {
        return switch (form.type()) {
            case "00/00" -> "query";
            case "76/01" -> "file";
            case "95/00" -> "encryption_certificate";
            default ->
                    Kind.of(form.text("txnType"), form.text("txnSubType"))
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .orElse("other");
        };
    }

    private Reply handle(
            String entry, Request request, Function<Call, Map<String, String>> operation) {
        Form form = read(request);
        WireFaults wire = faults(form);
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        GatewayFaults faults = new GatewayFaults(wire);
        Map<String, String> answer = form.echo();
        answer.put("version", "5.1.0");
        answer.put("signMethod", "01");
        answer.put("respCode", "00");
        answer.put("respMsg", ResponseText.of("00") + "[0000000]");
        try {
            Call call = new Call(authentication.check(form), entry, form);
            faults.refuse();
            answer.putAll(world.locked(() -> operation.apply(call)));
            faults.refuseAfterCommit();
        } catch (Refused refused) {
            answer.put("respCode", refused.code());
            answer.put("respMsg", refused.text());
        }
        return wire.deliver(text(faults.seal(answer, world.platform(), form.charset()), form));
    }

    /** Nothing is encoded (notes 4). */
    private static Reply text(Map<String, String> fields, Form form) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
        return Reply.of(
                200,
                "text/html;charset=" + form.charset().name(),
                text.toString().getBytes(form.charset()));
    }

    private Reply front(Request request) {
        Form form = read(request);
        WireFaults wire = faults(form);
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        GatewayFaults faults = new GatewayFaults(wire);
        try {
            Call call = new Call(authentication.check(form), "frontTransReq", form);
            faults.refuse();
            Transaction transaction = world.locked(() -> starts.front(call));
            faults.refuseAfterCommit();
            return wire.deliver(front.taken(request, transaction));
        } catch (Refused refused) {
            return wire.deliver(front.refused(request, refused.code(), refused.text()));
        }
    }
}
