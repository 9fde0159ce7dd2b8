package dev.tollbridge.spi;

/** A capture as the channel sees it. */
public sealed interface CaptureState {
    record Succeeded(Receipt receipt) implements CaptureState {}

    record Pending() implements CaptureState {}

    /** The channel has no such capture: it may be sent again under the same number. */
    record NotFound() implements CaptureState {}

    record Failed(ChannelError error) implements CaptureState {}
}
