package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Errors that Tomcat finds before it knows the path: a broken request line, a header too long.
 * Tomcat makes the valve itself, by name, so nothing can be injected and the text is written here.
 */
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Code code = StatusCodes.of(status);
        String body =
                """
                {"type":"/docs/errors#%s","title":"%s","status":%d,"detail":"%s","code":"%s"}\
                """
                        .formatted(
                                code.code(),
                                code.code().replace('_', ' '),
                                status,
                                StatusCodes.detail(code),
                                code.code());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
