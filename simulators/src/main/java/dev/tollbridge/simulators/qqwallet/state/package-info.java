/**
 * What the fake QQ Wallet remembers, and how it changes. Signatures, XML and pages are not known
 * here.
 */
@NullMarked
package dev.tollbridge.simulators.qqwallet.state;

import org.jspecify.annotations.NullMarked;
