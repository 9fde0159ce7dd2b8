package dev.tollbridge.simulators.alipay.gateway;

/** A method the payer's browser or the mobile SDK calls. Runs with the world's lock held. */
@FunctionalInterface
interface BrowserMethod {
    /**
     * Takes the payer in.
     *
     * @return where the payer continues, a path of this server
     * @throws Refused if the request is refused
     */
    String open(Call call);
}
