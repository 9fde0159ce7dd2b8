/** Tests of the WeChat Pay adapter. The channel is played by code that shares none with it. */
@NullMarked
package dev.tollbridge.channels.wechatpay;

import org.jspecify.annotations.NullMarked;
