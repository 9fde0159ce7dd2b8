package dev.tollbridge.payment;

import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VoidState;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a channel's answer is worth as word about a refund, a capture or a release. */
sealed interface ChannelWord {
    /**
     * The money moved.
     *
     * @param amount the channel's word
     */
    record Done(Money amount, @Nullable Instant at, @Nullable String tradeNo)
            implements ChannelWord {}

    record Pending() implements ChannelWord {}

    /** As good as never sent: it may be sent again, under the same number. */
    record NotFound() implements ChannelWord {}

    /** It has the money and cannot go on without a person. */
    record Stuck(ChannelError error) implements ChannelWord {}

    record Failed(ChannelError error) implements ChannelWord {}

    /** Nobody knows; the channel is asked again. */
    record Unclear(ChannelError error) implements ChannelWord {}

    static ChannelWord ofRefund(MovementStatus before, Outcome<RefundState> outcome) {
        return of(
                before,
                outcome,
                state ->
                        switch (state) {
                            case RefundState.Succeeded(var amount, var at) ->
                                    new Done(amount, at, null);
                            case RefundState.Pending() -> new Pending();
                            case RefundState.NotFound() -> new NotFound();
                            case RefundState.Stuck(var error) -> new Stuck(error);
                            case RefundState.Failed(var error) -> new Failed(error);
                        });
    }

    static ChannelWord ofCapture(MovementStatus before, Outcome<CaptureState> outcome) {
        return of(
                before,
                outcome,
                state ->
                        switch (state) {
                            case CaptureState.Succeeded(var receipt) ->
                                    new Done(receipt.amount(), receipt.at(), receipt.tradeNo());
                            case CaptureState.Pending() -> new Pending();
                            case CaptureState.NotFound() -> new NotFound();
                            case CaptureState.Failed(var error) -> new Failed(error);
                        });
    }

    static ChannelWord ofVoid(MovementStatus before, Outcome<VoidState> outcome) {
        return of(
                before,
                outcome,
                state ->
                        switch (state) {
                            case VoidState.Succeeded(var amount) -> new Done(amount, null, null);
                            case VoidState.Pending() -> new Pending();
                            case VoidState.NotFound() -> new NotFound();
                            case VoidState.Failed(var error) -> new Failed(error);
                        });
    }

    private static <T> ChannelWord of(
            MovementStatus before, Outcome<T> outcome, Function<T, ChannelWord> read) {
        return switch (outcome) {
            case Outcome.Ok<T>(var state) -> read.apply(state);
            case Outcome.Refused<T>(var error) -> refused(before, error);
            case Outcome.Unknown<T>(var error) -> new Unclear(error);
        };
    }

    /** A no to a repeated call is no word about the first one: asked about, not believed. */
    private static ChannelWord refused(MovementStatus before, ChannelError error) {
        return switch (error.category()) {
            case DECLINED, INVALID, CONFIGURATION ->
                    before == MovementStatus.CREATED ? new Failed(error) : new Unclear(error);
            case RETRYABLE, UNKNOWN, BUG -> new Unclear(error);
        };
    }
}
