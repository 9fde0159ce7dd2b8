/**
 * A fake WeChat Pay API v3: the merchant interfaces under {@code /v3}, the payer's fake phone, and
 * a control API. Shares no code with the adapter.
 */
@NullMarked
package dev.tollbridge.simulators.wechatpay;

import org.jspecify.annotations.NullMarked;
