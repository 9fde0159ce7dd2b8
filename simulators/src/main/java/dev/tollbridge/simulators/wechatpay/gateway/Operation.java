package dev.tollbridge.simulators.wechatpay.gateway;

/**
 * One merchant interface.
 *
 * @param name short, for faults and the list of recorded exchanges
 * @param path with {@code :number} and the like for path parameters
 */
record Operation(String name, String method, String path, Work work) {
    /** Runs with the world's lock held. */
    @FunctionalInterface
    interface Work {
        Answer answer(Call call);
    }

    static Operation get(String name, String path, Work work) {
        return new Operation(name, "GET", path, work);
    }

    static Operation post(String name, String path, Work work) {
        return new Operation(name, "POST", path, work);
    }
}
