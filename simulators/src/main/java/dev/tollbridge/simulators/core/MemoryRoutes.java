package dev.tollbridge.simulators.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes without a server: a call is answered in the caller's thread. */
public final class MemoryRoutes implements Routes {
    private record Route(String method, List<String> segments, Action action) {}

    private final List<Route> routes = new ArrayList<>();

    @Override
    public void on(String method, String path, Action action) {
        routes.add(new Route(method, segments(path), action));
    }

    /** The answer; path parameters are filled in here. */
    public Reply answer(Request request) {
        var asked = segments(request.path());
        for (var route : routes) {
            var params = match(route, request.method(), asked);
            if (params.isPresent()) {
                return HttpRoutes.answer(route.action(), with(request, params.get()));
            }
        }
        return Reply.text(404, "not found");
    }

    private static Optional<Map<String, String>> match(
            Route route, String method, List<String> asked) {
        if (!route.method().equals(method) || route.segments().size() != asked.size()) {
            return Optional.empty();
        }
        var params = new LinkedHashMap<String, String>();
        for (int i = 0; i < asked.size(); i++) {
            var segment = route.segments().get(i);
            if (segment.startsWith(":")) {
                params.put(segment.substring(1), asked.get(i));
            } else if (!segment.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(params);
    }

    private static Request with(Request request, Map<String, String> params) {
        return new Request(
                request.method(),
                request.path(),
                request.rawQuery(),
                request.headers(),
                request.body(),
                params,
                request.baseUri());
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
