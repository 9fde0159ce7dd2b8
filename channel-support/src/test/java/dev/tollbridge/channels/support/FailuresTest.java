package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    @ParameterizedTest
    @EnumSource
    void onlyWhatIsUnderstoodIsANo(ErrorCategory category) {
        var error = ChannelError.of(category, DeclineCode.OTHER, "");
        assertThat(Failures.outcome(error))
                .isEqualTo(
                        category == ErrorCategory.UNKNOWN
                                ? new Outcome.Unknown<>(error)
                                : new Outcome.Refused<>(error));
    }

    @Test
    void withoutASignatureARefusalIsNone() {
        var no =
                new ChannelError(
                        ErrorCategory.DECLINED,
                        DeclineCode.INSUFFICIENT_FUNDS,
                        "NO_MONEY",
                        "sorry");
        assertThat(Failures.unsigned(no))
                .isEqualTo(
                        new ChannelError(
                                ErrorCategory.UNKNOWN,
                                DeclineCode.REPLY_UNVERIFIED,
                                "NO_MONEY",
                                "unsigned failure: sorry"));
    }
}
