/** Tests of EMVCo codes, by the specification's own sample among others. */
@NullMarked
package dev.tollbridge.emvco;

import org.jspecify.annotations.NullMarked;
