package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {
    /** The vector that the libraries of Standard Webhooks share in their tests. */
    @Test
    void signsTheReferenceVector() {
        String signature =
                WebhookSigner.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}",
                        List.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
                        List.of());
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
