package dev.tollbridge.edge;

import dev.tollbridge.merchant.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the filters note about a call of the API, for each other and for controllers. */
final class ApiCalls {
    private static final String CALLER = ApiCalls.class.getName() + ".caller";
    private static final String NEW_ID = ApiCalls.class.getName() + ".newId";

    private ApiCalls() {}

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }

    /** Channels' notices carry the channel's own signature instead of our key. */
    static boolean needsCaller(HttpServletRequest request) {
        return isApi(request) && !request.getRequestURI().startsWith("/v1/notices/");
    }

    static void put(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static Caller caller(HttpServletRequest request) {
        return Objects.requireNonNull(callerIfKnown(request), "this path is not authenticated");
    }

    /** Null before authentication, and if it failed. */
    static @Nullable Caller callerIfKnown(HttpServletRequest request) {
        return (Caller) request.getAttribute(CALLER);
    }

    static void put(HttpServletRequest request, NewId id) {
        request.setAttribute(NEW_ID, id);
    }

    static NewId newId(HttpServletRequest request) {
        return (NewId)
                Objects.requireNonNull(request.getAttribute(NEW_ID), "this is no POST of the API");
    }
}
