/** What notifications say and how they are encrypted and signed (protocol notes 5). */
@NullMarked
package dev.tollbridge.simulators.wechatpay.notice;

import org.jspecify.annotations.NullMarked;
