package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Api;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A merchant of the load.
 *
 * @param keys of its programs; any of them may ask for the same thing
 * @param endpoint the id of its webhook endpoint at our sink
 * @param webhookSecret of that endpoint
 * @param appId its account at the channel
 * @param appKey with which it signs at the channel, PKCS#8 in Base64
 */
record Shop(
        String merchant,
        List<Api> keys,
        String endpoint,
        String webhookSecret,
        String appId,
        String appKey) {
    /** The key of one of its programs. */
    Api api(RandomGenerator random) {
        return keys.get(random.nextInt(keys.size()));
    }

    /** The key of the program that keeps the books. */
    Api api() {
        return keys.getFirst();
    }

    @Override
    public String toString() {
        return "Shop[" + merchant + "]";
    }
}
