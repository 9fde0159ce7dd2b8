package dev.tollbridge.edge;

import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.database.Precondition;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Refusal.Code;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The edge: here exceptions become answers. Modules with pages put their own advice before it. */
@RestControllerAdvice
@Order(1000)
final class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(RefusedException e) {
        return answer(e.refusals(), new HttpHeaders());
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, ServletRequestBindingException.class})
    ResponseEntity<Problem> unreadable(Exception e) {
        if (e.getCause() instanceof RefusedException refused) {
            return refused(refused);
        }
        return answer(Code.INVALID_REQUEST, "The request lacks something or cannot be read.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e) {
        return answer(
                List.of(new Refusal(Code.INVALID_REQUEST, "is not valid", e.getName())),
                new HttpHeaders());
    }

    /** Tomcat decodes the query when somebody first asks for a parameter. */
    @ExceptionHandler
    ResponseEntity<Problem> undecodable(InvalidParameterException e) {
        return answer(Code.INVALID_REQUEST, "The query or the form cannot be decoded.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> noSuchPath(NoResourceFoundException e) {
        return answer(Code.NOT_FOUND, "There is nothing at this path.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException e) {
        return answer(
                List.of(
                        Problems.refusal(
                                Code.METHOD_NOT_ALLOWED,
                                "This path does not take " + e.getMethod() + ".")),
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(HttpMediaTypeNotSupportedException e) {
        return answer(
                List.of(
                        Problems.refusal(
                                Code.UNSUPPORTED_MEDIA_TYPE,
                                "Send JSON with Content-Type: application/json.")),
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unacceptable(HttpMediaTypeNotAcceptableException e) {
        return answer(Code.NOT_ACCEPTABLE, "This path answers with JSON only.");
    }

    /** The database is busy or away; what was under way there may or may not have happened. */
    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        ConcurrencyFailureException.class,
        TransactionSystemException.class,
        GroupCommit.Overloaded.class
    })
    ResponseEntity<Problem> overloaded(Exception e) {
        log.warn("the database cannot serve a call: {}", e.getMessage());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(
                List.of(
                        Problems.refusal(
                                Code.OVERLOADED,
                                "The server is busy. Repeat the call with the same Idempotency-Key.")),
                headers);
    }

    /** The filter that looks after the keys gives the caller the answer that counts instead. */
    @ExceptionHandler
    ResponseEntity<Problem> withheld(Precondition.Withheld e) {
        log.debug("a repeated call", e);
        return answer(Code.IDEMPOTENCY_KEY_IN_USE, "Another call holds this Idempotency-Key.");
    }

    /** The caller has gone away: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("the caller went away", e);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception e) {
        log.error("unexpected error", e);
        return answer(
                Code.INTERNAL_ERROR,
                "Something went wrong on our side. It is safe to repeat the call with the same"
                        + " Idempotency-Key.");
    }

    private ResponseEntity<Problem> answer(Code code, String detail) {
        return answer(List.of(Problems.refusal(code, detail)), new HttpHeaders());
    }

    private ResponseEntity<Problem> answer(List<Refusal> refusals, HttpHeaders headers) {
        var problem = problems.of(refusals);
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
