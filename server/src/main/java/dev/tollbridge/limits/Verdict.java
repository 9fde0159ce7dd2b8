package dev.tollbridge.limits;

/**
 * Whether it may be done, and what is left.
 *
 * @param policy the limit's name, such as {@code calls}
 * @param quota how many in each window
 * @param windowSeconds the window
 * @param remaining how many are left now
 * @param resetSeconds until all are there again, rounded up
 * @param retryAfterSeconds until the next may be done, rounded up; 0 if this one may
 */
public record Verdict(
        String policy,
        long quota,
        long windowSeconds,
        long remaining,
        long resetSeconds,
        long retryAfterSeconds) {

    public boolean isAllowed() {
        return retryAfterSeconds == 0;
    }
}
