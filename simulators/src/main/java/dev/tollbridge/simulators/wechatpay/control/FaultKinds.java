package dev.tollbridge.simulators.wechatpay.control;

import java.util.Set;

/** The misbehaviours the fake WeChat Pay knows. */
final class FaultKinds {
    static final Set<String> ALL =
            Set.of(
                    "delay",
                    "drop_request",
                    "drop_reply",
                    "http_5xx",
                    "garbage",
                    "wrong_signature",
                    "no_signature",
                    "stale_timestamp",
                    "probe_answer",
                    "system_error",
                    "rate_limit",
                    "error",
                    "duplicate_notice",
                    "reorder_notices",
                    "delay_notice",
                    "lose_notice",
                    "forge_notice",
                    "probe_notice",
                    "pay_twice",
                    "pay_other_amount",
                    "pay_after_close",
                    "refund_abnormal",
                    "refund_closed",
                    "refund_slow",
                    "transfer_fails",
                    "omit_bill_rows");

    private FaultKinds() {}
}
