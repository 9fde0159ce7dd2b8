package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.NOTICE_REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.AlipayShop.Waiting;
import dev.tollbridge.testing.ApiClient.Answer;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever knows the address of notices can write one. */
@SuppressWarnings("NullAway.Init") // set before each test
class NoticeAttacksTest extends AttackTest {
    @Autowired JdbcClient jdbc;
    private Waiting waiting;
    private KeyPair channelKey;

    @BeforeEach
    void open() {
        waiting = victim.shop.waiting();
        channelKey = ForgedNotice.trust(server, victim.shop);
    }

    /** Without this, all the others could pass for a wrong reason. */
    @Tag("attack-notice-replayed")
    @Test
    void theChannelsOwnIsBelievedAndARepeatChangesNothing() {
        var body = genuine().signed(channelKey).body();
        assertThat(send(body).http().body()).isEqualTo("success");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("succeeded");
        for (int i = 0; i < 3; i++) {
            assertThat(victim.assertNothingChanges(() -> send(body)).http().body())
                    .isEqualTo("success");
        }
    }

    @Tag("attack-notice-old")
    @Test
    void anOldOneDoesNotTurnBackWhatIsFinal() {
        assertThat(send(genuine().signed(channelKey).body()).http().body()).isEqualTo("success");
        var old =
                genuine()
                        .with("trade_status", "WAIT_BUYER_PAY")
                        .with("notify_time", "2020-01-01 00:00:00")
                        .with("gmt_payment", "")
                        .signed(channelKey)
                        .body();
        victim.assertNothingChanges(() -> send(old));
        assertThat(victim.shop.status(waiting.id())).isEqualTo("succeeded");
    }

    @Tag("attack-notice-unsigned")
    @Test
    void withoutASignature() {
        assertRejected(genuine().body());
        assertRejected(genuine().with("sign", "").body());
    }

    @Tag("attack-notice-wrong-signature")
    @Test
    void withASignatureOfSomethingElse() {
        assertRejected(genuine().with("sign", "AAAA").body());
        assertRejected(genuine().signed(channelKey).with("trade_no", "2026").body());
    }

    @Tag("attack-notice-attackers-key")
    @Test
    void signedWithTheAttackersOwnKey() {
        assertRejected(genuine().signed(ForgedNotice.key()).body());
        assertRejected(
                genuine()
                        .with("alipay_cert_sn", "0123456789abcdef0123456789abcdef")
                        .signed(ForgedNotice.key())
                        .body());
    }

    @Tag("attack-notice-downgraded")
    @ParameterizedTest
    @CsvSource({"RSA, SHA1withRSA", "MD5, MD5withRSA", "none, SHA256withRSA", "'', SHA256withRSA"})
    void signedByAWeakerAlgorithm(String type, String algorithm) {
        var notice = genuine().with("sign_type", type);
        assertRejected(notice.signed(channelKey, algorithm).body());
    }

    @Tag("attack-notice-other-seller")
    @ParameterizedTest
    @CsvSource({"seller_id, 2088000000000000", "app_id, 2021000000000000"})
    void ofAnotherSellerOrApp(String field, String value) {
        assertRejected(genuine().with(field, value).signed(channelKey).body());
    }

    @Tag("attack-notice-other-merchants-order")
    @Test
    void aMerchantConfirmsTheOrderOfAnother() {
        var thief = new Victim(server);
        var thiefsKey = ForgedNotice.trust(server, thief.shop);
        var body = ForgedNotice.paid(thief.shop, waiting.orderNo()).signed(thiefsKey).body();
        var answer =
                victim.assertRefusedAndAudited(
                        NOTICE_REJECTED, () -> ForgedNotice.send(anyone, thief.shop, body));
        assertThat(answer.http().body()).isEqualTo("fail");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("pending");
    }

    @Tag("attack-notice-other-channel")
    @Test
    void atTheAddressOfAnotherChannel() {
        var path = "wechatpay/" + victim.shop.account().id().print();
        var body = genuine().signed(channelKey).body();
        var answer =
                victim.assertRefusedAndAudited(
                        NOTICE_REJECTED, () -> ForgedNotice.send(anyone, path, body));
        assertThat(answer.http().body()).isEqualTo("fail");
    }

    @Tag("attack-notice-amount")
    @ParameterizedTest
    @CsvSource({"0.01", "19.98", "199900"})
    void signedButForAnotherAmount(String amount) {
        send(genuine().with("total_amount", amount).signed(channelKey).body());
        var read = victim.api().get("/v1/payments/" + waiting.id());
        assertThat(read.text("/status")).isNotEqualTo("succeeded");
        assertThat(read.json().at("/amount_captured").longValue()).isZero();
        assertThat(
                        jdbc.sql(
                                        "select kind from incidents where payment_id::text is not null and merchant_id = :m")
                                .param("m", victim.merchant().value())
                                .query(String.class)
                                .list())
                .containsExactly("amount_mismatch");
    }

    @Tag("attack-notice-extra-members")
    @Test
    void withMembersThatAreNotSigned() {
        assertRejected(genuine().signed(channelKey).with("refund_fee", "19.99").body());
        // Empty ones are never signed, and say nothing.
        var body = genuine().signed(channelKey).with("refund_fee", "").body();
        assertThat(send(body + "&passback_params=").http().body()).isEqualTo("success");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("succeeded");
    }

    @Tag("attack-notice-reencoded")
    @Test
    void encodedAnewOrPadded() {
        var body = genuine().signed(channelKey).body();
        assertRejected(body + "&total_amount=19.99");
        assertRejected(body.replace("total_amount=19.99", "total_amount=19.990"));
        assertRejected(body.replace("total_amount=19.99", "total_amount=+19.99"));
        assertRejected(body.replace("total_amount", "Total_amount"));
        assertRejected("{\"trade_status\":\"TRADE_SUCCESS\"}");
        assertRejected(body + "\r\n");
    }

    @Tag("attack-notice-probing")
    @Test
    void anUnknownOrderAndAForgeryLookAlike() {
        var unknown = ForgedNotice.paid(victim.shop, "01jt0vq1c2e9xbt7r5d4m8k6hn");
        var signed = assertRejected(unknown.signed(channelKey).body());
        var forged = assertRejected(genuine().with("sign", "AAAA").body());
        assertThat(signed.status()).isEqualTo(forged.status());
        assertThat(signed.http().body()).isEqualTo(forged.http().body());
    }

    @Tag("attack-huge-body")
    @Test
    void longerThanAnyNotice() {
        var body = genuine().signed(channelKey).body() + "&x=" + "x".repeat(300 << 10);
        var answer = victim.assertRefusedAndAudited(NOTICE_REJECTED, () -> send(body));
        assertThat(answer.status()).isEqualTo(400);
    }

    private ForgedNotice genuine() {
        return ForgedNotice.paid(victim.shop, waiting.orderNo());
    }

    private Answer send(String body) {
        return ForgedNotice.send(anyone, victim.shop, body);
    }

    private Answer assertRejected(String body) {
        var answer = victim.assertRefusedAndAudited(NOTICE_REJECTED, () -> send(body));
        assertThat(answer.http().body()).isEqualTo("fail");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("pending");
        return answer;
    }
}
