package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.core.Fault;
import dev.tollbridge.simulators.core.Faults;
import dev.tollbridge.simulators.core.Json;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import java.util.Map;
import java.util.Set;

/** {@code /alipay/control/faults}. */
final class FaultControl {
    private static final Set<String> KINDS =
            Set.of(
                    "delay",
                    "drop_request",
                    "drop_reply",
                    "http_5xx",
                    "garbage",
                    "wrong_signature",
                    "no_signature",
                    "escaped_slash",
                    "code_20000",
                    "sub_code",
                    "duplicate_notice",
                    "reorder_notices",
                    "delay_notice",
                    "lose_notice",
                    "forge_notice",
                    "pay_twice",
                    "pay_other_amount",
                    "pay_after_close",
                    "omit_bill_rows");

    private final Faults faults;

    FaultControl(Faults faults) {
        this.faults = faults;
    }

    void route(Routes routes) {
        routes.get("/alipay/control/faults", request -> show());
        routes.put("/alipay/control/faults", this::put);
        routes.delete("/alipay/control/faults", this::delete);
    }

    private Reply show() {
        return Reply.ok(Map.of("faults", faults.all(), "kinds", KINDS.stream().sorted().toList()));
    }

    private Reply put(Request request) {
        Fault fault = Json.MAPPER.treeToValue(request.json(), Fault.class);
        if (!KINDS.contains(String.valueOf(fault.kind()))) {
            return Reply.problem(422, "unknown_fault", "kind must be one of " + KINDS);
        }
        faults.put(fault);
        return show();
    }

    /** All of them, or those of {@code ?kind=} and {@code ?number=}. */
    private Reply delete(Request request) {
        String kind = request.query().getOrDefault("kind", "");
        String number = request.query().getOrDefault("number", "");
        faults.remove(fault ->
                (kind.isEmpty() || kind.equals(fault.kind()))
                        && (number.isEmpty() || number.equals(fault.number())));
        return show();
    }
}
