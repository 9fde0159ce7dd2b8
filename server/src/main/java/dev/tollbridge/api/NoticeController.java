package dev.tollbridge.api;

import dev.tollbridge.channel.Notices;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.RawNotice;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
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

    NoticeController(Notices notices, Payments payments) {
        this.notices = notices;
        this.payments = payments;
    }

    @PostMapping("/v1/notices/{channel}/{account}")
    ResponseEntity<String> receive(
            @PathVariable String channel, @PathVariable String account, HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        var id = ChannelAccountId.parse(account);
        if (body.length > MAX_BYTES || id.isEmpty()) {
            return ResponseEntity.badRequest().contentType(MediaType.TEXT_PLAIN).body("fail");
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
        var answer = notices.receive(channel, id.get(), raw, payments::apply);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }
}
