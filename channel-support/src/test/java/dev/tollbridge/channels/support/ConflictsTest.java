package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static final Conflicts CONFLICTS = Conflicts.of(DeclineCode.ORDER_STATE_CONFLICT);
    private static final ChannelError CONFLICT =
            Failures.invalid(DeclineCode.ORDER_STATE_CONFLICT, "already refunded");

    @Test
    void onlyARefusalForSuchAReasonIsOne() {
        assertThat(CONFLICTS.include(CONFLICT)).isTrue();
        assertThat(CONFLICTS.include(Failures.invalid(DeclineCode.ORDER_CLOSED, ""))).isFalse();
        assertThat(
                        CONFLICTS.include(
                                ChannelError.of(
                                        ErrorCategory.UNKNOWN,
                                        DeclineCode.ORDER_STATE_CONFLICT,
                                        "")))
                .isFalse();
    }

    @Test
    void onlyTheChannelThatKnowsNoRefundConfirmsIt() {
        assertThat(Conflicts.settle(CONFLICT, new RefundState.NotFound()))
                .isEqualTo(Step.refused(CONFLICT));
        assertThat(Conflicts.settle(CONFLICT, new RefundState.Pending()))
                .isEqualTo(Step.ok(new RefundState.Pending()));
    }
}
