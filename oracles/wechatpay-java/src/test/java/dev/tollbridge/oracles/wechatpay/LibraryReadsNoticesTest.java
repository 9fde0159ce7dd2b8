package dev.tollbridge.oracles.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.exception.DecryptionException;
import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library and the adapter read the same in the same notices, and refuse the same. */
class LibraryReadsNoticesTest {
    @TempDir static Path directory;
    private static final Supplier<PlatformCertificate> MADE =
            new Supplier<>() {
                private @Nullable PlatformCertificate made;

                @Override
                public PlatformCertificate get() {
                    made = made == null ? PlatformCertificate.make(directory) : made;
                    return made;
                }
            };

    /** How WeChat Pay signs. */
    enum Mode {
        PUBLIC_KEY,
        CERTIFICATE
    }

    @ParameterizedTest
    @EnumSource
    void aPaymentIsReadAlike(Mode mode) {
        var body = Notices.paid();
        var library = parser(mode).parse(asParam(mode, body), Transaction.class);
        if (adapter(mode, body)
                instanceof
                NoticeContent.OrderChanged(
                        var orderNo,
                        OrderState.Paid(var receipt, var refunded))) {
            assertThat(orderNo).isEqualTo(library.getOutTradeNo());
            assertThat(receipt.tradeNo()).isEqualTo(library.getTransactionId());
            assertThat(receipt.amount().minor()).isEqualTo((long) library.getAmount().getTotal());
            assertThat(receipt.payerId()).isEqualTo(library.getPayer().getOpenid());
            assertThat(receipt.at())
                    .isEqualTo(OffsetDateTime.parse(library.getSuccessTime()).toInstant());
        } else {
            throw new AssertionError(adapter(mode, body));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundIsReadAlike(Mode mode) {
        var body = Notices.refunded();
        var library = parser(mode).parse(asParam(mode, body), RefundNotification.class);
        assertThat(adapter(mode, body))
                .isEqualTo(
                        new NoticeContent.RefundChanged(
                                library.getOutTradeNo(),
                                library.getOutRefundNo(),
                                new RefundState.Succeeded(
                                        Money.of(library.getAmount().getRefund(), "CNY"),
                                        OffsetDateTime.parse(library.getSuccessTime())
                                                .toInstant())));
    }

    @ParameterizedTest
    @EnumSource
    void aChangedNoticeIsRefusedByBoth(Mode mode) {
        var genuine = Notices.paid();
        var notice = asNotice(mode, genuine);
        for (var changed :
                new String[] {
                    genuine.replace("TRANSACTION.SUCCESS", "TRANSACTION.FAILURE"),
                    genuine.replace("\"id\":\"EV-1\"", "\"id\":\"EV-2\""),
                    genuine + " "
                }) {
            assertThat(changed).isNotEqualTo(genuine);
            assertThat(libraryAccepts(mode, asParam(notice, changed))).isFalse();
            var forged = new RawNotice("POST", "", notice.headers(), changed.getBytes(UTF_8));
            assertThat(received(mode, forged)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void anotherMerchantsNoticeIsOpenedByNeither() {
        var foreign = Notices.paid().replace(Notices.NONCE, "000000000000");
        assertThat(libraryAccepts(Mode.PUBLIC_KEY, asParam(Mode.PUBLIC_KEY, foreign))).isFalse();
        assertThat(received(Mode.PUBLIC_KEY, asNotice(Mode.PUBLIC_KEY, foreign)))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static NoticeContent adapter(Mode mode, String body) {
        if (received(mode, asNotice(mode, body)) instanceof Outcome.Ok<VerifiedNotice>(var ok)) {
            assertThat(ok.noticeId()).isEqualTo("EV-1");
            return ok.content();
        }
        throw new AssertionError(received(mode, asNotice(mode, body)));
    }

    private static Outcome<VerifiedNotice> received(Mode mode, RawNotice notice) {
        var account =
                switch (mode) {
                    case PUBLIC_KEY -> Parties.account(ReceivesNotices.class);
                    case CERTIFICATE ->
                            Parties.account(
                                    ReceivesNotices.class,
                                    Map.of(
                                            "mch_id", Parties.MCH_ID,
                                            "app_id", Parties.APP_ID,
                                            "merchant_serial_no", Parties.SERIAL,
                                            "key_mode", "certificate"),
                                    Map.of(
                                            "platform_cert." + MADE.get().serial(),
                                            Notices.sealed(MADE.get().pem(), "certificate")));
                };
        if (account.receive(notice, Orders.context())
                instanceof Step.Done<VerifiedNotice>(var outcome, var learned)) {
            return outcome;
        }
        throw new AssertionError("the adapter asks for more");
    }

    private static boolean libraryAccepts(Mode mode, RequestParam param) {
        try {
            parser(mode).parse(param, Transaction.class);
            return true;
        } catch (ValidationException | DecryptionException | MalformedMessageException e) {
            return false;
        }
    }

    private static NotificationParser parser(Mode mode) {
        return switch (mode) {
            case PUBLIC_KEY -> new NotificationParser(Parties.library());
            case CERTIFICATE ->
                    new NotificationParser(
                            Map.of(
                                    "WECHATPAY2-SHA256-RSA2048",
                                    new RSAVerifier(
                                            new InMemoryCertificateProvider(
                                                    List.of(MADE.get().certificate())))),
                            Map.of(
                                    "AEAD_AES_256_GCM",
                                    new AeadAesCipher(Parties.API_V3_KEY.getBytes(UTF_8))));
        };
    }

    private static RawNotice asNotice(Mode mode, String body) {
        var headers =
                switch (mode) {
                    case PUBLIC_KEY ->
                            Parties.stamp(
                                    Parties.PLATFORM.getPrivate(),
                                    Parties.KEY_ID,
                                    Instant.now(),
                                    body);
                    case CERTIFICATE ->
                            Parties.stamp(
                                    MADE.get().key(), MADE.get().serial(), Instant.now(), body);
                };
        return new RawNotice("POST", "", headers, body.getBytes(UTF_8));
    }

    private static RequestParam asParam(Mode mode, String body) {
        return asParam(asNotice(mode, body), body);
    }

    private static RequestParam asParam(RawNotice signed, String body) {
        return new RequestParam.Builder()
                .serialNumber(signed.header("Wechatpay-Serial").orElseThrow())
                .nonce(signed.header("Wechatpay-Nonce").orElseThrow())
                .timestamp(signed.header("Wechatpay-Timestamp").orElseThrow())
                .signature(signed.header("Wechatpay-Signature").orElseThrow())
                .body(body)
                .build();
    }
}
