/**
 * WeChat Pay's own library reads what the adapter sends, makes the same invocation strings, and
 * reads the same notices. The library is in the scope of these tests only.
 */
@NullMarked
package dev.tollbridge.oracles.wechatpay;

import org.jspecify.annotations.NullMarked;
