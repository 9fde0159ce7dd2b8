package dev.tollbridge.simulators.core;

import java.util.Map;
import java.util.Set;

/** {@code /{channel}/control/faults}: set, list and remove faults. */
public final class FaultControl {
    private final String path;
    private final Set<String> kinds;
    private final Faults faults;

    /**
     * @param channel the first part of its paths
     * @param kinds what can be asked for
     */
    public FaultControl(String channel, Set<String> kinds, Faults faults) {
        this.path = "/" + channel + "/control/faults";
        this.kinds = Set.copyOf(kinds);
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
