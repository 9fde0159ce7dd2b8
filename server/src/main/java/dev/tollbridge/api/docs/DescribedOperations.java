package dev.tollbridge.api.docs;

import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds what is true of every operation: the idempotency key, and how calls are refused. */
final class DescribedOperations implements OperationCustomizer {
    static final String RESERVED = "Reserved";

    private static final Map<String, String> OF_ALL =
            Map.of(
                    "400", "The request is not valid; `errors` lists everything that is wrong.",
                    "401", "The call is not authenticated.",
                    "429",
                            "Too many calls, or the server is busy; nothing was done. Wait as long as"
                                    + " Retry-After says.",
                    "500",
                            "Something went wrong on our side; repeat with the same Idempotency-Key.",
                    "503", "The server cannot serve now; wait as long as Retry-After says.");
    private static final Map<String, String> OF_CHANGES =
            Map.of(
                    "409",
                            "The state of things forbids it, or a call with this key is still running.",
                    "413", "The body has more than 262144 bytes.",
                    "415", "The body is no JSON.",
                    "422",
                            "The call cannot be carried out, or the key was used for another request.");
    private static final Map<String, String> OF_ONE =
            Map.of(
                    "404",
                    "There is no such object, or it is another merchant's or of the other mode.");
    private static final Map<String, String> OF_RESERVED = Map.of("501", "Not implemented yet.");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var responses = operation.getResponses();
        if (operation.getTags().contains(RESERVED)) {
            operation.setOperationId(null);
            responses.clear();
            refuse(responses, OF_RESERVED);
            refuse(responses, OF_ALL);
            if (method.hasMethodAnnotation(PostMapping.class)) {
                describePost(operation, method);
            }
            operation.setResponses(sorted(responses));
            return operation;
        }
        QueryParameters.of(method).forEach(operation::addParametersItem);
        refuse(responses, OF_ALL);
        if (isPublic(method)) {
            operation.setSecurity(List.of());
            responses.remove("401");
        }
        if (isAboutOne(operation)) {
            refuse(responses, OF_ONE);
        }
        if (operation.getRequestBody() != null) {
            refuse(responses, OF_CHANGES);
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            describePost(operation, method);
        }
        operation.setResponses(sorted(responses));
        return operation;
    }

    private static boolean isPublic(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .noneMatch(parameter -> parameter.getParameterType() == Caller.class);
    }

    private static boolean isAboutOne(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "path".equals(parameter.getIn()));
    }

    private static void describePost(Operation operation, HandlerMethod method) {
        var responses = operation.getResponses();
        operation.addParametersItem(
                new Parameter()
                        .$ref("#/components/parameters/" + DescribedMembers.IDEMPOTENCY_KEY));
        boolean mayExist = method.getReturnType().getParameterType() == ResponseEntity.class;
        ApiResponse ok = responses.get("200");
        if (mayExist && ok != null) {
            ok.description("It exists already, with the same terms.");
            responses.addApiResponse(
                    "201", new ApiResponse().description("Created.").content(ok.getContent()));
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeaderObject("Idempotency-Replayed", replayed());
            }
        });
    }

    private static void refuse(ApiResponses responses, Map<String, String> refusals) {
        var problem = new Schema<>().$ref("#/components/schemas/Problem");
        var content =
                new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(problem));
        refusals.forEach((status, description) ->
                responses.addApiResponse(
                        status, new ApiResponse().description(description).content(content)));
    }

    private static Header replayed() {
        return new Header()
                .description(
                        "`true` if this is the stored answer of an earlier call with the same key.")
                .schema(new StringSchema());
    }

    private static ApiResponses sorted(ApiResponses responses) {
        var sorted = new ApiResponses();
        new TreeMap<>(responses).forEach(sorted::addApiResponse);
        return sorted;
    }
}
