package dev.tollbridge.simulation;

/**
 * What a history is mostly about. Chance alone seldom brings three refunds of one payment, or a
 * payer who is always late, together with the faults that matter then; a history that is about
 * refunds does.
 */
enum Theme {
    ANYTHING,
    REFUNDS,
    CAPTURES,
    STRAYS;

    /**
     * Weights of what shops call: create, repeat, confirm, cancel, refund, sync, as a stranger,
     * capture, retry a refund, decide an incident.
     */
    int[] calls() {
        return switch (this) {
            case ANYTHING -> new int[] {20, 22, 12, 8, 22, 12, 6, 14, 8, 6};
            case REFUNDS -> new int[] {10, 16, 4, 2, 60, 10, 2, 4, 16, 4};
            case CAPTURES -> new int[] {10, 16, 4, 5, 14, 10, 2, 60, 4, 4};
            case STRAYS -> new int[] {20, 12, 20, 26, 8, 10, 2, 4, 2, 12};
        };
    }

    /** Of a hundred payments so many are captured by the shop. */
    int manualPercent() {
        return switch (this) {
            case ANYTHING -> 25;
            case CAPTURES -> 90;
            case REFUNDS, STRAYS -> 5;
        };
    }

    /** Weights of amounts: 10.00, 19.99, 0.02, 0.01, 5000.00. */
    int[] amounts() {
        return switch (this) {
            case ANYTHING, STRAYS -> new int[] {20, 20, 20, 20, 20};
            case REFUNDS, CAPTURES -> new int[] {60, 20, 5, 5, 10};
        };
    }

    /** Weights of how a payment begins: a code to scan, a scanned code, nothing chosen yet. */
    int[] scenes() {
        return switch (this) {
            case ANYTHING, STRAYS -> new int[] {50, 30, 20};
            case REFUNDS, CAPTURES -> new int[] {25, 70, 5};
        };
    }

    /** Weights of what a scanned code leads to: it pays, then seven ways of not paying simply. */
    int[] codes() {
        return switch (this) {
            case ANYTHING, STRAYS -> new int[] {10, 10, 10, 10, 10, 10, 10, 10};
            case REFUNDS, CAPTURES -> new int[] {80, 4, 4, 4, 4, 2, 2, 2};
        };
    }

    /** Weights of what payers do: pay, decline, look, pay another amount, too late, twice. */
    int[] payers() {
        return switch (this) {
            case ANYTHING -> new int[] {62, 10, 6, 8, 8, 6};
            case REFUNDS, CAPTURES -> new int[] {90, 2, 2, 2, 2, 2};
            case STRAYS -> new int[] {20, 2, 2, 22, 34, 20};
        };
    }
}
