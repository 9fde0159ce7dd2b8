package dev.tollbridge.edge;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.ServerSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems out of refusals. */
@Component
public class Problems {
    private final ErrorTexts texts;
    private final JsonMapper json;
    private final String docs;

    Problems(ErrorTexts texts, JsonMapper json, ServerSettings settings) {
        this.texts = texts;
        this.json = json;
        this.docs = settings.publicUrl() + "/docs/errors#";
    }

    public Problem of(Refusal refusal) {
        return of(List.of(refusal));
    }

    /**
     * @param refusals at least one; the first decides code and status
     */
    Problem of(List<Refusal> refusals) {
        Refusal first = refusals.getFirst();
        return new Problem(
                URI.create(docs + first.code().code()),
                texts.of(first.code()).title(),
                first.code().status(),
                sentence(first),
                first.code().code(),
                first.param(),
                RequestIds.current(),
                refusals.size() == 1 ? null : refusals.stream().map(Problems::fault).toList(),
                null,
                null,
                null);
    }

    /** For filters, which answer before any controller. */
    void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.code().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(of(refusal)));
    }

    static Refusal refusal(Refusal.Code code, String detail) {
        return new Refusal(code, detail, null);
    }

    private static Problem.Fault fault(Refusal refusal) {
        return new Problem.Fault(refusal.code().code(), refusal.detail(), refusal.param());
    }

    private static String sentence(Refusal refusal) {
        @Nullable String param = refusal.param();
        boolean isPredicate = Character.isLowerCase(refusal.detail().codePointAt(0));
        return param != null && isPredicate ? param + " " + refusal.detail() : refusal.detail();
    }
}
