package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notifications: encryption, signature, repetition, probes (notes 5). */
class NoticeTest extends SimulatorTest {
    @BeforeEach
    void openNewShop() {
        shop.close();
        shop = new NoticeReceiver();
    }

    @Test
    void aPaymentIsToldEncryptedAndSigned() throws InterruptedException {
        String number = paid(1230);
        NoticeReceiver.Notice notice = shop.next();
        assertThat(merchant.verifies(notice.headers(), notice.body())).isTrue();
        assertThat(merchant.verifies(notice.headers(), notice.body() + " ")).isFalse();
        assertThat(notice.headers())
                .containsEntry("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        JsonNode json = notice.json();
        assertThat(json.path("resource_type").asString()).isEqualTo("encrypt-resource");
        assertThat(json.path("resource").path("algorithm").asString())
                .isEqualTo("AEAD_AES_256_GCM");
        assertThat(json.path("resource").path("original_type").asString()).isEqualTo("transaction");
        assertThat(notice.resource(merchant)).isEqualTo(ok(query(number)));
    }

    @Test
    void anEmptyOrA200AnswerAcknowledges() throws InterruptedException {
        for (int status : List.of(200, 204)) {
            shop.answer = status;
            String number = paid(1);
            shop.next();
            simulators.advance(Duration.ofHours(1));
            assertThat(shop.waiting()).isZero();
            assertThat(
                            merchant.order(number)
                                    .path("notifications")
                                    .path(0)
                                    .path("status")
                                    .asString())
                    .isEqualTo("ACKNOWLEDGED");
        }
    }

    @Test
    void itIsRepeatedOnScheduleAndGivenUp() throws InterruptedException {
        shop.answer = 500;
        String number = paid(1);
        String id = shop.next().json().path("id").asString();
        List<Duration> gaps =
                List.of(
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(20),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        Duration.ofHours(1),
                        Duration.ofHours(3),
                        Duration.ofHours(3),
                        Duration.ofHours(3),
                        Duration.ofHours(6),
                        Duration.ofHours(6));
        for (Duration gap : gaps) {
            simulators.advance(gap.minusSeconds(1));
            assertThat(shop.waiting()).isZero();
            simulators.advance(Duration.ofSeconds(1));
            assertThat(shop.next().json().path("id").asString()).isEqualTo(id);
        }
        simulators.advance(Duration.ofDays(2));
        assertThat(shop.waiting()).isZero();
        JsonNode notice = merchant.order(number).path("notifications").path(0);
        assertThat(notice.path("status").asString()).isEqualTo("GIVEN_UP");
        assertThat(notice.path("attempts")).hasSize(16);
    }

    @Test
    void aProbeIsSignedWronglyOnceThenRightly() throws InterruptedException {
        shop.answer = 401;
        merchant.fault("{\"kind\":\"probe_notice\",\"times\":1}");
        paid(1);
        NoticeReceiver.Notice probe = shop.next();
        assertThat(probe.headers().get("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
        assertThat(merchant.verifies(probe.headers(), probe.body())).isFalse();
        shop.answer = 204;
        simulators.advance(Duration.ofSeconds(15));
        NoticeReceiver.Notice real = shop.next();
        assertThat(merchant.verifies(real.headers(), real.body())).isTrue();
        assertThat(real.json().path("id")).isEqualTo(probe.json().path("id"));
    }

    @Test
    void duringAMigrationBothKindsOfKeySign() throws InterruptedException {
        Merchant moving = new Merchant(simulators, "1900000401", "{\"mode\":\"both\"}");
        boolean[] seen = new boolean[2];
        for (int i = 0; i < 2; i++) {
            String number = newNumber();
            String body = order(number, 1, "").replace(MCHID, "1900000401");
            assertThat(moving.post("/v3/pay/transactions/native", body).status()).isEqualTo(200);
            moving.control("POST", "orders/" + number + "/pay", "");
            NoticeReceiver.Notice notice = shop.next();
            assertThat(moving.verifies(notice.headers(), notice.body())).isTrue();
            boolean byKey =
                    String.valueOf(notice.headers().get("Wechatpay-Serial"))
                            .startsWith("PUB_KEY_ID_");
            seen[byKey ? 1 : 0] = true;
        }
        assertThat(seen).containsExactly(true, true);
    }

    @Test
    void noticesCanBeDoubledLostReorderedAndForged() throws InterruptedException {
        merchant.fault("{\"kind\":\"duplicate_notice\",\"times\":1}");
        paid(1);
        assertThat(shop.next().json().path("id")).isEqualTo(shop.next().json().path("id"));

        merchant.fault("{\"kind\":\"lose_notice\",\"times\":1}");
        paid(1);
        simulators.advance(Duration.ofDays(2));
        assertThat(shop.waiting()).isZero();

        merchant.fault("{\"kind\":\"forge_notice\",\"times\":1}");
        String number = paid(1);
        NoticeReceiver.Notice first = shop.next();
        NoticeReceiver.Notice second = shop.next();
        boolean firstIsReal = merchant.verifies(first.headers(), first.body());
        assertThat(merchant.verifies(second.headers(), second.body())).isNotEqualTo(firstIsReal);
        assertThat(second.resource(merchant).path("out_trade_no").asString()).isEqualTo(number);
        merchant.control("POST", "orders/" + number + "/notify", "{\"forged\":true}");
        NoticeReceiver.Notice forged = shop.next();
        assertThat(merchant.verifies(forged.headers(), forged.body())).isFalse();
    }
}
