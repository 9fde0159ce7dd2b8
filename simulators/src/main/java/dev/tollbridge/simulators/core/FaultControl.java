package dev.tollbridge.simulators.core;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /{channel}/control/faults}: set, list and remove faults. */
public final class FaultControl {
    /** What every channel knows. */
    private static final Set<String> COMMON =
            Set.of(
                    "delay",
                    "drop_request",
                    "drop_reply",
                    "http_5xx",
                    "garbage",
                    "wrong_signature",
                    "no_signature",
                    "duplicate_notice",
                    "reorder_notices",
                    "delay_notice",
                    "lose_notice",
                    "forge_notice",
                    "pay_twice",
                    "pay_other_amount",
                    "pay_after_close",
                    "omit_bill_rows");

    private final String path;
    private final Set<String> kinds;
    private final Faults faults;

    /**
     * @param channel the first part of its paths
     * @param own what only this channel knows
     */
    public FaultControl(String channel, Set<String> own, Faults faults) {
        this.path = "/" + channel + "/control/faults";
        this.kinds = Stream.concat(COMMON.stream(), own.stream()).collect(Collectors.toSet());
        this.faults = faults;
    }

    public void route(Routes routes) {
        routes.get(path, request -> show());
        routes.put(path, this::put);
        routes.delete(path, this::delete);
    }

    private Reply show() {
        return Reply.ok(Map.of("faults", faults.all(), "kinds", kinds.stream().sorted().toList()));
    }

    private Reply put(Request request) {
        Fault fault = Json.MAPPER.treeToValue(request.json(), Fault.class);
        if (!kinds.contains(String.valueOf(fault.kind()))) {
            return Reply.problem(422, "unknown_fault", "kind must be one of " + kinds);
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
