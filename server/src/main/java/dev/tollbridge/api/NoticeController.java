package dev.tollbridge.api;

import dev.tollbridge.channel.Notices;
import dev.tollbridge.edge.WholeBody;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.limits.RateLimits;
import dev.tollbridge.limits.Verdict;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.NoticeAnswer;
import dev.tollbridge.spi.RawNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where channels call. No API key: the channel's own signature, over the raw bytes, is the
 * authentication.
 */
@RestController
class NoticeController {
    private static final int MAX_BYTES = 256 * 1024;
    private final Notices notices;
    private final Payments payments;
    private final RateLimits limits;

    NoticeController(Notices notices, Payments payments, RateLimits limits) {
        this.limits = limits;
        this.notices = notices;
        this.payments = payments;
    }

    @PostMapping("/v1/notices/{channel}/{account}")
    ResponseEntity<String> receive(
            @PathVariable String channel, @PathVariable String account, HttpServletRequest request)
            throws IOException {
        byte[] body = WholeBody.read(request, MAX_BYTES);
        var id = ChannelAccountId.parse(account);
        var verdict = new AtomicReference<@Nullable Verdict>();
        BooleanSupplier mayLog = () -> isWorthARow(request.getRemoteAddr(), verdict);
        if (body.length > MAX_BYTES || id.isEmpty()) {
            var why = id.isEmpty() ? "no_such_account" : "too_long";
            return answer(notices.refuse(why, mayLog), verdict.get());
        }
        var headers =
                Collections.list(request.getHeaderNames()).stream()
                        .flatMap(name ->
                                Collections.list(request.getHeaders(name)).stream()
                                        .map(value -> new HttpCall.Header(name, value)))
                        .toList();
        var raw =
                new RawNotice(
                        request.getMethod(),
                        Objects.requireNonNullElse(request.getQueryString(), ""),
                        headers,
                        body);
        var answer = notices.receive(channel, id.get(), raw, payments::apply, mayLog);
        return answer(answer, verdict.get());
    }

    private boolean isWorthARow(String address, AtomicReference<@Nullable Verdict> found) {
        var verdict = limits.rejectedNotice(address);
        found.set(verdict);
        return verdict.isAllowed();
    }

    /** Only who sends too many that are rejected is told so, and goes on being verified. */
    private static ResponseEntity<String> answer(NoticeAnswer answer, @Nullable Verdict verdict) {
        if (verdict != null && !verdict.isAllowed()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retryAfterSeconds()))
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("fail");
        }
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }
}
