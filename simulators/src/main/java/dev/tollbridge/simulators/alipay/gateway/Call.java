package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.App;

/**
 * A request that passed the envelope's checks.
 *
 * @param baseUri under which the caller reached us; links in the answer start with it
 */
record Call(App app, String method, Parameters parameters, Biz biz, String baseUri) {}
