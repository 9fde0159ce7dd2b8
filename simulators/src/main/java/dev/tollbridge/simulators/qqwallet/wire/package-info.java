/** XML and signatures as they go over the wire. What the fields mean is not known here. */
@NullMarked
package dev.tollbridge.simulators.qqwallet.wire;

import org.jspecify.annotations.NullMarked;
