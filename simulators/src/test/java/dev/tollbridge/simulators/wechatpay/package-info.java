/**
 * The fake WeChat Pay as merchants see it: over HTTP, with signatures made and checked here by the
 * JDK alone.
 */
@NullMarked
package dev.tollbridge.simulators.wechatpay;

import org.jspecify.annotations.NullMarked;
