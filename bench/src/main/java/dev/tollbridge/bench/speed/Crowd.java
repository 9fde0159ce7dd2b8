package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.load.Round;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Full lives of many merchants: all alike, and with a hot one among them. */
final class Crowd {
    private static final int CLIENTS_OF_OTHERS = 4;
    private final Bench.Parts parts;
    private final Scenarios scenarios;
    private final Plan plan;
    private final Loops loops;

    Crowd(Bench.Parts parts, Scenarios scenarios, Plan plan, Loops loops) {
        this.parts = parts;
        this.scenarios = scenarios;
        this.plan = plan;
        this.loops = loops;
    }

    void measure() throws IOException, InterruptedException, SQLException {
        var crowd = new ArrayList<Caller>();
        for (int n = 0; n < plan.merchants(); n++) {
            crowd.add(parts.stand().lively("m" + n));
        }
        parts.meter().say(crowd.size() + " merchants made");
        int clients = plan.fewClients().getLast();
        var many = parts.works().life(crowd);
        scenarios.measure(
                "many_merchants", many, List.of(clients), Map.of("merchants", crowd.size()));
        var hot = parts.works().life(List.of(parts.shops().lively()));
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            // The others keep on as long as the hot one's round lasts.
            var others = beside.submit(() -> loops.closed(many, CLIENTS_OF_OTHERS, plan.round()));
            var measured =
                    scenarios.round(
                            "hot_merchant, %d clients beside %d"
                                    .formatted(clients, CLIENTS_OF_OTHERS),
                            () -> loops.closed(hot, clients, plan.round()));
            scenarios.add("hot_merchant", List.of(measured), Map.of("others", round(others)));
        }
    }

    private static Round round(Future<Round> others) throws InterruptedException {
        try {
            return others.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
