/** Tests of the adapter. UnionPay's side is played by code and keys of its own. */
@NullMarked
package dev.tollbridge.channels.unionpay;

import org.jspecify.annotations.NullMarked;
