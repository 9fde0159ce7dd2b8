package dev.tollbridge.spi;

import java.util.List;

/**
 * The entry point of a channel, found by {@link java.util.ServiceLoader}. Stateless and free of
 * I/O: everything it knows of the world comes in as an argument.
 */
public interface ChannelAdapter {
    ChannelDescriptor descriptor();

    /** Parses and checks an account's settings: keys are decoded once here, not at each call. */
    Opening open(AccountSettings settings);

    /** What {@link #open} says. */
    sealed interface Opening {
        record Opened(ChannelAccount account) implements Opening {}

        /**
         * @param problems at least one; none of them repeats a secret
         */
        record Refused(List<Problem> problems) implements Opening {}

        /**
         * @param field the {@link CredentialField#name()} at fault
         * @param message what is wrong and what to do, in English
         */
        record Problem(String field, String message) {}
    }
}
