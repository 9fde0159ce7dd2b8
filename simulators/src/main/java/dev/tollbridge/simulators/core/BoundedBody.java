package dev.tollbridge.simulators.core;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Collects a request body up to a limit. */
final class BoundedBody {
    private static final String KEY = "tollbridge.body";

    private BoundedBody() {}

    /** Passes on when the body is complete, fails with 413 when it is too large. */
    static void read(RoutingContext context, long limitBytes) {
        Buffer body = Buffer.buffer();
        context.request()
                .handler(chunk -> {
                    if (body.length() + chunk.length() > limitBytes) {
                        context.request().handler(null).endHandler(null);
                        context.fail(413);
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> {
                    context.put(KEY, body);
                    context.next();
                });
    }

    static byte[] of(RoutingContext context) {
        Buffer body = context.get(KEY);
        return body == null ? new byte[0] : body.getBytes();
    }
}
