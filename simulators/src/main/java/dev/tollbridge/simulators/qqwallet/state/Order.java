package dev.tollbridge.simulators.qqwallet.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a merchant's number stands for.
 *
 * @param tradeType {@code NATIVE}, {@code JSAPI}, {@code APP} or {@code MICROPAY}
 * @param prepayId also the secret part of the phone page's URL
 * @param expiresAt when it closes unpaid
 * @param payments the first one is what queries answer with; more only through a fault
 */
public record Order(
        String mchId,
        String tradeType,
        Terms terms,
        String prepayId,
        State state,
        Instant createdAt,
        Instant expiresAt,
        List<Payment> payments) {

    /** {@code trade_state}. */
    public enum State {
        NOTPAY("未支付"),
        USERPAYING("用户支付中"),
        PAYERROR("支付失败"),
        SUCCESS("支付成功"),
        REFUND("转入退款"),
        CLOSED("已关闭"),
        REVOKED("已撤销");

        private final String description;

        State(String description) {
            this.description = description;
        }

        public String description() {
            return description;
        }
    }

    /**
     * Money that came.
     *
     * @param amount fen; differs from the order's only through a fault
     */
    public record Payment(String transactionId, long amount, Instant at) {}

    public static String key(String mchId, String number) {
        return mchId + "/" + number;
    }

    public String key() {
        return key(mchId, terms.outTradeNo());
    }

    /** The same order in few words, to tell a repetition from another. */
    boolean asksFor(String wantedType, Terms wanted) {
        return tradeType.equals(wantedType) && terms.equals(wanted);
    }

    public boolean waits() {
        return state == State.NOTPAY || state == State.USERPAYING;
    }

    public Optional<Payment> payment() {
        return payments.stream().findFirst();
    }

    Order in(State next) {
        return copy(next, payments);
    }

    Order paid(Payment payment) {
        List<Payment> all = new ArrayList<>(payments);
        all.add(payment);
        return copy(State.SUCCESS, List.copyOf(all));
    }

    private Order copy(State newState, List<Payment> newPayments) {
        return new Order(
                mchId, tradeType, terms, prepayId, newState, createdAt, expiresAt, newPayments);
    }
}
