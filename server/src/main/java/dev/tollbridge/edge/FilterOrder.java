package dev.tollbridge.edge;

import org.springframework.core.Ordered;

/** In which order a request passes; each step needs what the one before has found. */
final class FilterOrder {
    static final int REQUEST_ID = -500;
    static final int CLIENT_ADDRESS = -497;
    static final int FAILURES = -495;
    static final int SECURITY_HEADERS = -490;
    static final int CROWD = -488;
    static final int REFUSED_CALLS = -485;
    static final int BODY = -480;
    static final int AUTHENTICATION = -470;
    static final int RATE_LIMIT = -465;
    static final int ADMISSION = -464;
    static final int NOT_FOUND = -463;

    /** The last of all: it may let the call begin once more. */
    static final int IDEMPOTENCY = Ordered.LOWEST_PRECEDENCE;

    private FilterOrder() {}
}
