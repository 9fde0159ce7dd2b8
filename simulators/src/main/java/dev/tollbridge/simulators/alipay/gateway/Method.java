package dev.tollbridge.simulators.alipay.gateway;

import tools.jackson.databind.node.ObjectNode;

/** A method answered server to server. Runs with the world's lock held. */
@FunctionalInterface
interface Method {
    /**
     * Does what was asked.
     *
     * @return the members of the answer; {@code code} and {@code msg} may be left out for 10000
     * @throws Refused if the request is refused
     */
    ObjectNode answer(Call call);
}
