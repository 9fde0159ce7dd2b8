package dev.tollbridge.simulators.core.crypto;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keys by their text, each read once: a private key that is new has its blinding computed before it
 * can sign, which takes longer than the signature.
 */
final class KeyCache<K> {
    private static final int KEPT = 1024;

    private final Function<String, K> reader;
    private final Map<String, K> keys =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, K> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @param reader throws if the text is no key, and is asked again then
     */
    KeyCache(Function<String, K> reader) {
        this.reader = reader;
    }

    synchronized K get(String text) {
        return keys.computeIfAbsent(text, reader);
    }
}
