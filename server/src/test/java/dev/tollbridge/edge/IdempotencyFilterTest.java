package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What one call and its repeats are answered, whatever happens between them. */
@ServerTest
class IdempotencyFilterTest {
    @Autowired ApplicationContext server;
    @Autowired JdbcClient jdbc;
    @Autowired IdempotencyKeys keys;
    @Autowired IdempotencyFilter filter;
    @Autowired Fingerprints fingerprints;
    @Autowired GroupCommit commits;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KeyRows rows;

    @BeforeEach
    void open() {
        rows = new KeyRows(jdbc, Shop.open(server));
    }

    @Test
    void aCallOvertakenByItsRepeatIsAnsweredLikeTheRepeat() throws IOException, ServletException {
        var quick = new MockHttpServletResponse();
        var slow = new MockHttpServletResponse();
        filter.doFilter(
                overtaken(),
                slow,
                (request, response) -> {
                    rows.update("lease_until = now() - interval '1 second'");
                    filter.doFilter(overtaken(), quick, (again, answer) -> write(answer, "second"));
                    write(response, "first");
                });
        assertThat(quick.getContentAsString()).isEqualTo("second");
        assertThat(slow.getContentAsString()).isEqualTo("second");
    }

    private BufferedRequest overtaken() {
        return call("/v1/payments/pay_1/confirm", "overtaken");
    }

    /** Such as one whose expiry is in the past by now. */
    @Test
    void aRepeatThatWouldBeRefusedTodayGetsItsFirstAnswer() throws IOException, ServletException {
        var first = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"), first, (request, response) -> write(response, "made"));
        var second = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"), second, (request, response) -> refuse(response));
        assertThat(second.getStatus()).isEqualTo(200);
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.getContentAsString()).isEqualTo("made");
    }

    @Test
    void whatIsRefusedAtOnceTakesNoKey() throws IOException, ServletException {
        var answer = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"), answer, (request, response) -> refuse(response));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).isEqualTo("refused");
        assertThat(rows.count("true")).isZero();
    }

    /** A claim that comes with the answer comes too late if somebody else has answered. */
    @Test
    void ofTwoCallsThatWriteNothingTheFirstAnswerCounts() throws IOException, ServletException {
        var inner = new MockHttpServletResponse();
        var outer = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"),
                outer,
                (request, response) -> {
                    filter.doFilter(
                            call("/v1/payments", "k1"),
                            inner,
                            (again, answer) -> write(answer, "inner"));
                    write(response, "outer");
                });
        assertThat(inner.getContentAsString()).isEqualTo("inner");
        assertThat(outer.getContentAsString()).isEqualTo("inner");
        assertThat(outer.getHeader("Idempotency-Replayed")).isEqualTo("true");
    }

    /** Of a holder who has gone it is not known what it wrote, so only its object's id will do. */
    @Test
    void whoTakesOverBeginsOnceMoreWithTheObjectOfTheFirst() throws IOException, ServletException {
        var key = new IdempotencyKeys.Key(rows.caller(), "k1");
        byte[] fingerprint = fingerprints.of(call("/v1/payments", "k1"));
        var gone = (IdempotencyKeys.State.Claimed) keys.claim(key, fingerprint);
        rows.update("lease_until = now() - interval '1 second'");
        var ids = new ArrayList<UUID>();
        var answer = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"),
                answer,
                (request, response) -> {
                    ids.add(ApiCalls.newId((HttpServletRequest) request).value());
                    ((HttpServletResponse) response).setStatus(ids.size() == 1 ? 409 : 201);
                    write(response, "try " + ids.size());
                });
        assertThat(ids).hasSize(2).last().isEqualTo(gone.objectId());
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getContentAsString()).isEqualTo("try 2");
        assertThat(keys.claim(key, fingerprint))
                .isInstanceOfSatisfying(
                        IdempotencyKeys.State.Answered.class,
                        kept -> assertThat(kept.body()).asString().isEqualTo("try 2"));
    }

    /** A repeat may have been given it before the first call has come to its end. */
    @ParameterizedTest
    @CsvSource({"201,{\"told\":1}", "201,given", "200,{\"told\":1}", "422,given"})
    void whatTheLastStepToldStands(int status, String given) throws IOException, ServletException {
        var repeat = new MockHttpServletResponse();
        var answer = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"),
                answer,
                (request, response) -> {
                    tell(1);
                    filter.doFilter(call("/v1/payments", "k1"), repeat, (again, other) -> tell(2));
                    ((HttpServletResponse) response).setStatus(status);
                    write(response, given);
                });
        for (var told : List.of(repeat, answer)) {
            assertThat(told.getStatus()).isEqualTo(201);
            assertThat(told.getContentAsString()).isEqualTo("{\"told\":1}");
        }
    }

    /** Who was told that it failed asks again. */
    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void aFailureAfterTheLastStepDoesNotUndoWhatItTold(int status)
            throws IOException, ServletException {
        var failed = new MockHttpServletResponse();
        filter.doFilter(
                call("/v1/payments", "k1"),
                failed,
                (request, response) -> {
                    tell(1);
                    ((HttpServletResponse) response).setStatus(status);
                });
        assertThat(failed.getStatus()).isEqualTo(status);
        var repeat = new MockHttpServletResponse();
        filter.doFilter(call("/v1/payments", "k1"), repeat, (request, response) -> tell(2));
        assertThat(repeat.getStatus()).isEqualTo(201);
        assertThat(repeat.getContentAsString()).isEqualTo("{\"told\":1}");
    }

    private BufferedRequest call(String path, String key) {
        var request = new MockHttpServletRequest("POST", path);
        request.addHeader(IdempotencyFilter.HEADER, key);
        ApiCalls.put(request, rows.caller());
        return new BufferedRequest(request, new byte[0]);
    }

    /** As the last step of a call does. */
    private void tell(int number) {
        commits.<Integer, Integer>lane("other", group -> group)
                .submitLast(number, told -> Map.of("told", told));
    }

    private static void refuse(ServletResponse response) throws IOException {
        ((HttpServletResponse) response).setStatus(400);
        write(response, "refused");
    }

    private static void write(ServletResponse response, String body) throws IOException {
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
