package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestCertificates.Party;
import dev.tollbridge.testkit.TestKeys;
import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whose word counts (section 3). Each reply would say that the order was paid. */
class UnionPayRepliesTest {
    private static final TestAuthority AUTHORITY = TestAuthority.GENUINE;
    private static final PrivateKey KEY = AUTHORITY.signer().keys().getPrivate();

    @Test
    void unionPaysWordCounts() {
        assertThat(asked(Account.plain(), paid -> paid.signed(AUTHORITY))).isEqualTo("paid");
    }

    @Test
    void somebodyElseFromTheSameAuthorityIsNotUnionPay() {
        var other = Party.of("041@8310000000083041@Another merchant@00000001");
        assertUnverified(paid -> paid.signed(AUTHORITY.signedBy(other)));
        assertUnverified(paid -> paid.signed(AUTHORITY.signedBy(Party.of("00040000:SIGN"))));
        assertUnverified(paid -> paid.signed(AUTHORITY.signedBy(Party.of("中国银联股份有限公司"))));
    }

    @Test
    void theTestSignerSpeaksToTestAccountsOnly() {
        var tester = AUTHORITY.signedBy(Party.of("00040000:SIGN"));
        assertThat(asked(Account.plain().forTests(), paid -> paid.signed(tester)))
                .isEqualTo("paid");
    }

    @Test
    void aChainOfUnionPaysNamesAndOtherKeysIsNone() {
        assertUnverified(paid -> paid.signed(TestAuthority.IMPOSTER));
    }

    @Test
    void aCertificateThatSignedItselfIsNone() {
        var self = TestCertificates.pem(AUTHORITY.signer(), AUTHORITY.signer(), true);
        assertUnverified(paid -> paid.signed(KEY, self, UTF_8));
    }

    @Test
    void aMerchantsCertificateIssuesNoOther() {
        var merchant = Party.of("Merchant");
        var signer = new Party("CN=" + TestAuthority.NAME + ",O=Test,C=CN", TestKeys.pair());
        var chain =
                TestCertificates.pem(merchant, signer, false)
                        + TestCertificates.pem(AUTHORITY.middle(), merchant, false);
        assertUnverified(paid -> paid.signed(signer.keys().getPrivate(), chain, UTF_8));
    }

    @Test
    void outOfItsTimeACertificateCountsForNothing() {
        var old = AUTHORITY.signerPem("2025-01-01T00:00:00Z", "2026-11-21T07:59:59Z");
        assertUnverified(paid -> paid.signed(KEY, old, UTF_8));
        var early = AUTHORITY.signerPem("2026-11-21T08:00:01Z", "2027-01-01T00:00:00Z");
        assertUnverified(paid -> paid.signed(KEY, early, UTF_8));
    }

    @Test
    void theCertificateAloneProvesNothing() {
        assertUnverified(paid -> paid.with("signPubKeyCert", AUTHORITY.signerPem()));
        assertUnverified(
                paid -> paid.signed(TestKeys.pair().getPrivate(), AUTHORITY.signerPem(), UTF_8));
        assertUnverified(paid -> paid.signed(AUTHORITY).with("txnAmt", "1"));
        assertUnverified(paid -> paid.signed(AUTHORITY).with("added", "1"));
    }

    @Test
    void version500AndSharedSecretsAreRefused() {
        assertUnverified(paid -> paid.with("version", "5.0.0").signed(AUTHORITY));
        assertUnverified(paid -> paid.with("signMethod", "11").signed(AUTHORITY));
        assertUnverified(paid -> paid.with("signMethod", "12").signed(AUTHORITY));
    }

    @Test
    void anotherOrderOrMerchantSaysNothingAboutThisOne() {
        for (var other :
                List.of(
                        Message.of("orderId", Samples.REFUND_NO),
                        Message.of("txnTime", "20261121160001"),
                        Message.of("merId", "777290058110666"))) {
            var outcome =
                    outcome(
                            Account.plain(),
                            paid -> {
                                var fields = new LinkedHashMap<>(paid.fields());
                                fields.putAll(other.fields());
                                return new Message(fields).signed(AUTHORITY);
                            },
                            UTF_8);
            assertThat(code(outcome)).isEqualTo(DeclineCode.REPLY_UNREADABLE);
        }
    }

    @Test
    void aReplyInGbkIsReadAsSuch() {
        var gbk = Charset.forName("GBK");
        var outcome =
                outcome(
                        Account.plain(),
                        paid ->
                                paid.with("encoding", "GBK", "origRespMsg", "支付成功")
                                        .signed(KEY, AUTHORITY.signerPem(), gbk),
                        gbk);
        assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    }

    private static void assertUnverified(Function<Message, Message> reply) {
        assertThat(code(outcome(Account.plain(), reply, UTF_8)))
                .isEqualTo(DeclineCode.REPLY_UNVERIFIED);
    }

    private static String asked(Account account, Function<Message, Message> reply) {
        return outcome(account, reply, UTF_8)
                        instanceof Outcome.Ok<OrderState>(OrderState.Paid(var receipt, var back))
                ? "paid"
                : "not paid";
    }

    private static DeclineCode code(Outcome<OrderState> outcome) {
        if (outcome instanceof Outcome.Unknown<OrderState>(var error)) {
            return error.code();
        }
        throw new AssertionError(outcome);
    }

    private static Outcome<OrderState> outcome(
            Account account, Function<Message, Message> reply, Charset charset) {
        var step =
                account.as(Queries.class)
                        .query(Account.reference(Scene.WEB, false), Samples.context());
        return Conversation.hold(
                        step,
                        (call, n) ->
                                new HttpReply(
                                        200,
                                        List.of(),
                                        reply.apply(
                                                        UnionPayAnswers.told(
                                                                Received.of(call),
                                                                "00",
                                                                Account.FEN))
                                                .text()
                                                .getBytes(charset)))
                .outcome();
    }
}
