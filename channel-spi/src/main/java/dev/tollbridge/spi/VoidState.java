package dev.tollbridge.spi;

/** The release of an authorization as the channel sees it. */
public sealed interface VoidState {
    record Succeeded(Money amount) implements VoidState {}

    record Pending() implements VoidState {}

    /** The channel has no such release: it may be sent again under the same number. */
    record NotFound() implements VoidState {}

    record Failed(ChannelError error) implements VoidState {}
}
