package dev.tollbridge.simulators.core;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One behaviour of a fake channel and why we believe it.
 *
 * @param id stable name, {@code channel.topic.rule}
 * @param text the behaviour
 * @param source where it is written
 * @param status whether a primary source or an executed SDK confirms it
 */
public record Rule(String id, String text, String source, Status status) {
    /** How sure we are of a rule. */
    public enum Status {
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("assumed")
        ASSUMED
    }

    public static Rule confirmed(String id, String text, String source) {
        return new Rule(id, text, source, Status.CONFIRMED);
    }

    public static Rule assumed(String id, String text, String source) {
        return new Rule(id, text, source, Status.ASSUMED);
    }
}
