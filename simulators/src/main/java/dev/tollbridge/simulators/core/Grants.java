package dev.tollbridge.simulators.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorisation codes and refresh tokens, each good once; not kept over a restart. */
public final class Grants {
    private final Numbers numbers;
    private final Map<String, String> appsByGrant = new ConcurrentHashMap<>();

    public Grants(Numbers numbers) {
        this.numbers = numbers;
    }

    public String issue(String appId) {
        String grant = numbers.token(32);
        appsByGrant.put(grant, appId);
        return grant;
    }

    /** The app a grant was issued to; it is used up. */
    public Optional<String> use(String grant) {
        return Optional.ofNullable(appsByGrant.remove(grant));
    }
}
