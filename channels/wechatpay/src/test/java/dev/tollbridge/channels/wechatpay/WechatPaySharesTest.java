package dev.tollbridge.channels.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Shares;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.ShareReceiver;
import dev.tollbridge.spi.ShareReturn;
import dev.tollbridge.spi.ShareState;
import dev.tollbridge.testkit.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** How answers about shares are read. */
class WechatPaySharesTest {
    private static final MethodSupport ROW = WechatPayDescriptor.DESCRIPTOR.methods().getFirst();
    private static final Money TEN = Money.of(1000, "CNY");
    private final Account account = Account.plain();

    private Outcome<ShareState> told(ObjectNode answer) {
        var step = account.as(Shares.class).queryShare(Samples.share(ROW, TEN), Samples.context());
        return Account.outcome(step, new WechatPayAnswers.Said(200, answer.toString()));
    }

    @Test
    void aReceiverThatGotNothingIsNamedAndTheMerchantItselfIsNone() {
        var answer = ShareAnswers.share(false, 1000);
        var other = answer.withArray("receivers").addObject();
        ShareAnswers.part(other, "1900000110", 500);
        other.put("result", "CLOSED").put("fail_reason", "NO_RELATION");
        assertThat(told(answer))
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok -> {
                            var results = ((ShareState.Settled) ok.value()).results();
                            assertThat(results).hasSize(2);
                            assertThat(results.getFirst().error()).isNull();
                            var error = results.getLast().error();
                            assertThat(error).isNotNull();
                            assertThat(String.valueOf(error)).contains("NO_RELATION");
                        });
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        var other = ShareAnswers.share(false, 1000).put("out_order_no", Samples.RETURN_NO);
        assertThat(told(other)).isInstanceOf(Outcome.Unknown.class);
        var odd = ShareAnswers.share(false, 1000).put("state", "ODD");
        assertThat(told(odd)).isInstanceOf(Outcome.Unknown.class);
        var open = ShareAnswers.share(false, 1000);
        open.withArray("receivers").addObject().put("account", "1900000110");
        assertThat(told(open)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void onlyMerchantsGiveBack() {
        var person = new ShareReceiver(ShareReceiver.Kind.PERSON, "oUpF8u", null);
        var back = new ShareReturn(Samples.RETURN_NO, Samples.SHARE_NO, person, TEN, "back");
        assertThat(Account.outcome(account.as(Shares.class).giveBack(back, Samples.context())))
                .isInstanceOf(Outcome.Refused.class);
    }
}
