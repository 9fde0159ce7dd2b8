/**
 * The v2 gateway: the signed envelope and one class per family of methods, which translate between
 * wire fields and {@code state}. Pages and notifications live elsewhere.
 */
@NullMarked
package dev.tollbridge.simulators.alipay.gateway;

import org.jspecify.annotations.NullMarked;
