package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transfer to a person, who has to accept it; {@code amount} in fen.
 *
 * @param token the secret part of the phone page's URL and of {@code package_info}
 * @param userName the payee's name as the merchant gave it, decrypted
 * @param request what tells a repetition from another transfer
 */
public record Transfer(
        String transferBillNo,
        String outBillNo,
        String mchid,
        String appid,
        String openid,
        @Nullable String userName,
        long amount,
        String remark,
        @Nullable String notifyUrl,
        String token,
        State state,
        @Nullable String failReason,
        Instant createdAt,
        Instant updatedAt,
        ObjectNode request) {

    /** {@code state}; spelled as the platform does. */
    public enum State {
        ACCEPTED,
        PROCESSING,
        WAIT_USER_CONFIRM,
        TRANSFERING,
        SUCCESS,
        FAIL,
        CANCELING,
        CANCELLED;

        public boolean isFinal() {
            return switch (this) {
                case SUCCESS, FAIL, CANCELLED -> true;
                case ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, CANCELING -> false;
            };
        }
    }

    public static String key(String mchid, String outBillNo) {
        return mchid + "/" + outBillNo;
    }

    public String key() {
        return key(mchid, outBillNo);
    }

    Transfer in(State next, @Nullable String reason, Instant at) {
        return new Transfer(
                transferBillNo,
                outBillNo,
                mchid,
                appid,
                openid,
                userName,
                amount,
                remark,
                notifyUrl,
                token,
                next,
                reason,
                createdAt,
                at,
                request);
    }
}
