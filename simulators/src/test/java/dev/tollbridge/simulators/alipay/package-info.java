/**
 * Tests of the fake Alipay over real HTTP, with a merchant that signs and verifies with its own few
 * lines of JDK code and none of the simulator's.
 */
@NullMarked
package dev.tollbridge.simulators.alipay;

import org.jspecify.annotations.NullMarked;
