package dev.tollbridge.spi;

/** A return of shared money as the channel sees it. */
public sealed interface ShareReturnState {
    record Succeeded(Money amount) implements ShareReturnState {}

    /** Taken on, not done. */
    record Pending() implements ShareReturnState {}

    /** The channel has no such return: it may be sent again under the same number. */
    record NotFound() implements ShareReturnState {}

    record Failed(ChannelError error) implements ShareReturnState {}
}
