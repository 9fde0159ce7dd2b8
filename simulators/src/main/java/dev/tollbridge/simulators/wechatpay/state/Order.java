package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's number stands for.
 *
 * @param expiresAt when it closes unpaid
 * @param payments the first one is what queries answer with; more only through a fault
 * @param endedAt when it was closed or reversed
 */
public record Order(
        Party party,
        Scene scene,
        Terms terms,
        Prepay prepay,
        State state,
        Instant createdAt,
        Instant expiresAt,
        List<Payment> payments,
        @Nullable Instant endedAt) {

    /** {@code trade_state}. */
    public enum State {
        NOTPAY("订单未支付"),
        USERPAYING("用户支付中"),
        PAYERROR("支付失败"),
        SUCCESS("支付成功"),
        REFUND("订单发生过退款，退款详情请查询退款单"),
        CLOSED("订单已关闭"),
        REVOKED("订单已撤销");

        private final String description;

        State(String description) {
            this.description = description;
        }

        public String description() {
            return description;
        }
    }

    /**
     * What the payer's phone is given.
     *
     * @param id {@code prepay_id}, which is also the secret part of the phone page's URL
     * @param code {@code pr} of the code_url
     */
    public record Prepay(String id, String code, Instant expiresAt) {}

    /**
     * Money that came.
     *
     * @param amount fen; differs from the order's only through a fault
     */
    public record Payment(String transactionId, long amount, Instant at, String openid) {}

    public String key() {
        return party.key(terms.outTradeNo());
    }

    public boolean waits() {
        return state == State.NOTPAY || state == State.USERPAYING;
    }

    public Optional<Payment> payment() {
        return payments.stream().findFirst();
    }

    public boolean isPaid() {
        return !payments.isEmpty();
    }

    Order in(State next) {
        return copy(prepay, next, payments, endedAt);
    }

    Order ended(State next, Instant at) {
        return copy(prepay, next, payments, at);
    }

    Order paid(Payment payment) {
        List<Payment> all = new ArrayList<>(payments);
        all.add(payment);
        return copy(prepay, State.SUCCESS, List.copyOf(all), null);
    }

    Order offered(Prepay next) {
        return copy(next, state, payments, endedAt);
    }

    private Order copy(
            Prepay newPrepay, State newState, List<Payment> newPayments, @Nullable Instant end) {
        return new Order(
                party, scene, terms, newPrepay, newState, createdAt, expiresAt, newPayments, end);
    }
}
