/** Tests of the Alipay adapter. The channel is played by code that shares none with it. */
@NullMarked
package dev.tollbridge.channels.alipay;

import org.jspecify.annotations.NullMarked;
