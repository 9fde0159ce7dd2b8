package dev.tollbridge.edge;

import dev.tollbridge.database.Precondition;
import dev.tollbridge.edge.IdempotencyKeys.State;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Refusal.Code;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every POST of the API safe to repeat (draft-ietf-httpapi-idempotency-key-header). An answer
 * is kept before it is sent. Kept are answers that say what the call did or that the world forbids
 * it (2xx, 404, 409, 422); a request that was never right may be mended under the same key, and one
 * that we failed to serve may be repeated.
 */
@Component
@Order(FilterOrder.IDEMPOTENCY)
final class IdempotencyFilter extends EdgeFilter {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String RETRY_AFTER_SECONDS = "1";
    private final IdempotencyKeys keys;
    private final Fingerprints fingerprints;
    private final Problems problems;
    private final LateClaims late;
    private final JsonMapper json;

    IdempotencyFilter(
            IdempotencyKeys keys,
            Fingerprints fingerprints,
            Problems problems,
            LateClaims late,
            JsonMapper json) {
        this.late = late;
        this.json = json;
        this.keys = keys;
        this.fingerprints = fingerprints;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ApiCalls.needsCaller(request) || !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var texts = Collections.list(request.getHeaders(HEADER));
        if (texts.size() != 1 || !KEY.matcher(texts.getFirst()).matches()) {
            refuse(
                    response,
                    Code.IDEMPOTENCY_KEY_MISSING,
                    "Send one Idempotency-Key of 1 to 255 visible ASCII characters.");
            return;
        }
        var call =
                new Call(
                        new IdempotencyKeys.Key(ApiCalls.caller(request), texts.getFirst()),
                        fingerprints.of((BufferedRequest) request),
                        request,
                        response,
                        chain);
        if (late.paths().contains(request.getRequestURI())) {
            claimAlong(call);
        } else {
            claim(call);
        }
    }

    private record Call(
            IdempotencyKeys.Key key,
            byte[] fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain) {
        /** Takes back an answer that does not count. */
        void clear() {
            response.resetBuffer();
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(null);
        }
    }

    private void claim(Call call) throws ServletException, IOException {
        answer(keys.claim(call.key(), call.fingerprint()), call);
    }

    private void answer(State state, Call call) throws ServletException, IOException {
        switch (state) {
            case State.Claimed claim ->
                    finish(
                            claim,
                            (status, body) -> keys.answer(claim, status, body),
                            carryOut(claim, call),
                            call);
            case State.Answered(int status, byte[] body) -> replay(call.response(), status, body);
            case State.Running() -> refuseRunning(call.response());
            case State.OtherRequest() ->
                    refuse(
                            call.response(),
                            Code.IDEMPOTENCY_KEY_REUSED,
                            "This key was used with another path or body.");
        }
    }

    /**
     * The key is claimed by the commit of what the call writes first, if it can be. What these
     * calls answer to a last step that tells of something new is 201 and that; should they come to
     * answer something else, this was first, and they answer it too.
     */
    private void claimAlong(Call call) throws ServletException, IOException {
        var along =
                keys.along(
                        call.key(),
                        call.fingerprint(),
                        HttpServletResponse.SC_CREATED,
                        json::writeValueAsBytes);
        if (isAnswered(along, call)) {
            return;
        }
        call.clear();
        var takenOver = along.claim().answer();
        if (takenOver.isPresent()) {
            answer(takenOver.get(), call);
        } else {
            claim(call);
        }
    }

    /** False if nothing was done, because somebody has or had the key. */
    private boolean isAnswered(IdempotencyKeys.Along along, Call call)
            throws ServletException, IOException {
        var claim = along.claim();
        try (var _ = along.open()) {
            var recorded = carryOut(along.wanted(), call);
            if (claim.isWithheld()) {
                return false;
            }
            if (claim.isSubmitted() || isKept(recorded.getStatus())) {
                finish(
                        along.wanted(),
                        (status, body) -> keys.answer(along, status, body),
                        recorded,
                        call);
            } else {
                answerUnclaimed(recorded, call);
            }
            return true;
        } catch (Precondition.Withheld e) {
            // The answer was the first that was to be written.
            return false;
        }
    }

    /**
     * Nothing was written, and nothing is to be kept. A repeat that would be refused today, because
     * its expiry has passed for instance, gets its first answer all the same.
     */
    private void answerUnclaimed(ContentCachingResponseWrapper recorded, Call call)
            throws ServletException, IOException {
        var earlier =
                recorded.getStatus() < 500
                        ? keys.read(call.key(), call.fingerprint())
                        : Optional.<State>empty();
        if (earlier.isPresent()) {
            call.clear();
            answer(earlier.get(), call);
        } else {
            recorded.copyBodyToResponse();
        }
    }

    private ContentCachingResponseWrapper carryOut(State.Claimed claim, Call call)
            throws ServletException, IOException {
        ApiCalls.put(call.request(), new NewId(claim.objectId()));
        var recorded = new ContentCachingResponseWrapper(call.response());
        boolean finished = false;
        try {
            call.chain().doFilter(call.request(), recorded);
            finished = true;
        } finally {
            if (!finished) {
                keys.release(claim);
            }
        }
        return recorded;
    }

    /** Keeps an answer; false if it must not be given. */
    @FunctionalInterface
    private interface Keeping {
        boolean keep(int status, byte[] body);
    }

    private void finish(
            State.Claimed claim, Keeping keeping, ContentCachingResponseWrapper recorded, Call call)
            throws IOException {
        if (settle(claim, keeping, recorded)) {
            recorded.copyBodyToResponse();
        } else {
            call.clear();
            answerOfSuccessor(call);
        }
    }

    /**
     * We took longer than our lease and a repeat has taken over: only what it answers may count, or
     * two callers would be told different things under one key.
     */
    private void answerOfSuccessor(Call call) throws IOException {
        var state = keys.read(call.key(), call.fingerprint());
        if (state.isPresent() && state.get() instanceof State.Answered(int status, byte[] body)) {
            replay(call.response(), status, body);
        } else {
            refuseRunning(call.response());
        }
    }

    /** False if the answer must not be given, because another call has taken over the key. */
    private boolean settle(
            State.Claimed claim, Keeping keeping, ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        if (isKept(status)) {
            return keeping.keep(status, answer.getContentAsByteArray());
        } else if (status < 500 && claim.first()) {
            keys.forget(claim);
        } else {
            keys.release(claim);
        }
        return true;
    }

    private static boolean isKept(int status) {
        return status < 300 || status == 404 || status == 409 || status == 422;
    }

    private void refuseRunning(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        refuse(
                response,
                Code.IDEMPOTENCY_KEY_IN_USE,
                "The first call with this key is still running.");
    }

    private static void replay(HttpServletResponse response, int status, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        response.setContentType(
                status < 400
                        ? MediaType.APPLICATION_JSON_VALUE
                        : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(body);
    }

    private void refuse(HttpServletResponse response, Code code, String detail) throws IOException {
        problems.write(response, new Refusal(code, detail, null));
    }
}
