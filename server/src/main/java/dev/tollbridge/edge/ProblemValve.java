package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errors that Tomcat finds before it knows the path: a broken request line, a header too long.
 * Tomcat makes the valve itself, by name, so nothing can be injected and the text is written here.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Code code = StatusCodes.of(status);
        String id = "req_" + request.getRequestId();
        log.info("refused before any filter: {} {}", id, status);
        String body =
                """
                {"type":"/docs/errors#%s","title":"%s","status":%d,"detail":"%s","code":"%s","request_id":"%s"}\
                """
                        .formatted(
                                code.code(),
                                code.code().replace('_', ' '),
                                status,
                                StatusCodes.detail(code),
                                code.code(),
                                id);
        try {
            response.setHeader(RequestIds.HEADER, id);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
