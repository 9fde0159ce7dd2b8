package dev.tollbridge.channels.support;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The chance that the context gives, in the form that the JDK's ciphers take it: the same input has
 * to give the same bytes.
 */
public final class GivenRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient RandomGenerator source;

    public GivenRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }
}
