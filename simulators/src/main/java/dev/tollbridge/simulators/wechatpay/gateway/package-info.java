/** The merchant interfaces (protocol notes 1 to 3 and 6): authentication, operations, answers. */
@NullMarked
package dev.tollbridge.simulators.wechatpay.gateway;

import org.jspecify.annotations.NullMarked;
