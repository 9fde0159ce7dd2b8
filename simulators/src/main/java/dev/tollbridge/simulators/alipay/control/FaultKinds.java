package dev.tollbridge.simulators.alipay.control;

import java.util.Set;

/** The misbehaviours the fake Alipay knows. */
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
                    "escaped_slash",
                    "code_20000",
                    "sub_code",
                    "duplicate_notice",
                    "reorder_notices",
                    "delay_notice",
                    "lose_notice",
                    "forge_notice",
                    "pay_twice",
                    "pay_other_amount",
                    "pay_after_close",
                    "omit_bill_rows");

    private FaultKinds() {}
}
