/** emv-qrcode, a library of others, reads our codes and writes codes for us to read. */
@NullMarked
package dev.tollbridge.oracles.emvco;

import org.jspecify.annotations.NullMarked;
