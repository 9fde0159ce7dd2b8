/**
 * The fake Alipay: wiring of its parts and the catalogue of its rules. The behaviour lives in the
 * packages below.
 */
@NullMarked
package dev.tollbridge.simulators.alipay;

import org.jspecify.annotations.NullMarked;
