package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingTest {
    private static final ChannelError NO =
            ChannelError.of(ErrorCategory.DECLINED, DeclineCode.OTHER, "no");

    @ParameterizedTest
    @EnumSource
    void aSignedAnswerIsBelieved(CallKind kind) {
        assertThat(follow(new Reading.Verified<>("yes"), kind)).isEqualTo(Step.ok("yes"));
    }

    @ParameterizedTest
    @EnumSource
    void anUnsignedFailureDecidesNothingWhereMoneyMayHaveMoved(CallKind kind) {
        assertThat(follow(new Reading.UnsignedFailure<>("no"), kind))
                .isEqualTo(
                        kind == CallKind.PREPARES
                                ? Step.ok("no")
                                : Step.unknown(Failures.unsigned(NO)));
    }

    @ParameterizedTest
    @EnumSource
    void allElseIsLearnedOrUnknown(CallKind kind) {
        assertThat(follow(new Reading.NeedsCertificate<>("1f"), kind))
                .isEqualTo(Step.ok("learned 1f"));
        assertThat(follow(Reading.unreadable("noise"), kind))
                .isEqualTo(Step.unknown(Failures.unreadable("noise")));
        assertThat(follow(Reading.unverified("forged"), kind))
                .isEqualTo(Step.unknown(Failures.unverified("forged")));
    }

    private static Step<String> follow(Reading<String> reading, CallKind kind) {
        return reading.follow(kind, Step::ok, answer -> NO, serial -> Step.ok("learned " + serial));
    }
}
