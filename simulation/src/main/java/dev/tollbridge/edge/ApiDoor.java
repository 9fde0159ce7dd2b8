package dev.tollbridge.edge;

import dev.tollbridge.api.ApiConfiguration;
import dev.tollbridge.database.Precondition;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.RefundView;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST of the API without a web server: through the real idempotency filter to a command. What a
 * command throws becomes a 500, as it does at the real edge.
 */
@Component
@Import({
    IdempotencyFilter.class,
    IdempotencyKeys.class,
    Fingerprints.class,
    StrictJson.class,
    Problems.class,
    ErrorTexts.class,
    ApiConfiguration.class
})
public class ApiDoor {
    private static final Logger log = LoggerFactory.getLogger(ApiDoor.class);
    private final IdempotencyFilter filter;
    private final Problems problems;
    private final JsonMapper json;

    ApiDoor(IdempotencyFilter filter, Problems problems, JsonMapper json) {
        this.filter = filter;
        this.problems = problems;
        this.json = json;
    }

    /** An HTTP answer. */
    public record Answer(int status, String body) {
        public boolean isSuccess() {
            return status < 300;
        }
    }

    /**
     * @param body the JSON that makes the call what it is; the command does not read it
     * @param command from the id that a new object gets
     */
    public Answer post(
            Caller caller,
            String key,
            String path,
            String body,
            Function<UUID, ? extends Result<?>> command) {
        var request = new MockHttpServletRequest("POST", path);
        request.addHeader(IdempotencyFilter.HEADER, key);
        ApiCalls.put(request, caller);
        var buffered = new BufferedRequest(request, body.getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        try {
            filter.doFilter(
                    buffered,
                    response,
                    (inner, outer) ->
                            run(
                                    ApiCalls.newId(request).value(),
                                    (jakarta.servlet.http.HttpServletResponse) outer,
                                    command));
            return new Answer(
                    response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(
            UUID id,
            jakarta.servlet.http.HttpServletResponse response,
            Function<UUID, ? extends Result<?>> command)
            throws IOException {
        try {
            switch (command.apply(id)) {
                case Result.Ok<?>(var value) -> {
                    response.setStatus(isNew(id, value) ? 201 : 200);
                    response.getOutputStream().write(json.writeValueAsBytes(value));
                }
                case Result.Refused<?>(var refusal) -> problems.write(response, refusal);
            }
        } catch (Precondition.Withheld e) {
            // The filter answers instead.
            response.setStatus(409);
        } catch (RuntimeException e) {
            log.error("command failed", e);
            response.setStatus(500);
        }
    }

    /** As the controllers tell what was made from what was there. */
    private static boolean isNew(UUID id, Object value) {
        return switch (value) {
            case PaymentView payment -> payment.id().value().equals(id);
            case RefundView refund -> refund.id().value().equals(id);
            default -> false;
        };
    }
}
