package dev.tollbridge.checkout;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.ConfirmRequest;
import dev.tollbridge.payment.PayerPayment;
import dev.tollbridge.payment.PaymentFilter;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.VerifiedNotice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Payments that are in exactly the state that a test has put them in. */
final class ScriptedPayments implements Payments {
    final Map<String, PayerPayment> bySecret = new ConcurrentHashMap<>();
    final Map<AttemptId, String> codes = new ConcurrentHashMap<>();
    final List<ConfirmRequest> confirmed = new CopyOnWriteArrayList<>();
    final List<String> nudged = new CopyOnWriteArrayList<>();

    /** What a choice leads to. */
    volatile BiFunction<PaymentView, ConfirmRequest, Result<PaymentView>> onConfirm =
            (payment, request) -> Result.refused(Refusal.Code.STATE_CONFLICT, "no script");

    @TestConfiguration
    static class Scripted {
        @Bean
        @Primary
        ScriptedPayments scriptedPayments() {
            return new ScriptedPayments();
        }
    }

    void put(String secret, PayerPayment payment) {
        bySecret.put(secret, payment);
    }

    void change(String secret, PaymentView payment) {
        bySecret.computeIfPresent(
                secret, (key, old) -> new PayerPayment(old.merchant(), payment, old.methods()));
    }

    @Override
    public Optional<PayerPayment> findForPayer(String clientSecret) {
        return Optional.ofNullable(bySecret.get(clientSecret));
    }

    @Override
    public Result<PaymentView> confirmAsPayer(String clientSecret, ConfirmRequest request) {
        confirmed.add(request);
        var payment = findForPayer(clientSecret).orElseThrow().payment();
        var result = onConfirm.apply(payment, request);
        if (result instanceof Result.Ok<PaymentView>(var changed)) {
            change(clientSecret, changed);
        }
        return result;
    }

    @Override
    public Result<PaymentView> capture(
            Caller caller, PaymentId id, DrawId capture, CaptureRequest request) {
        throw notForPayers();
    }

    @Override
    public void nudge(String clientSecret) {
        nudged.add(clientSecret);
    }

    @Override
    public Optional<String> qrContent(AttemptId id) {
        return Optional.ofNullable(codes.get(id));
    }

    @Override
    public Result<PaymentView> create(Caller caller, PaymentId id, PaymentRequest request) {
        throw notForPayers();
    }

    @Override
    public Result<PaymentView> confirm(Caller caller, PaymentId id, ConfirmRequest request) {
        throw notForPayers();
    }

    @Override
    public Result<PaymentView> cancel(Caller caller, PaymentId id) {
        throw notForPayers();
    }

    @Override
    public Result<PaymentView> sync(Caller caller, PaymentId id) {
        throw notForPayers();
    }

    @Override
    public Optional<PaymentView> find(Caller caller, PaymentId id, Expand expand) {
        throw notForPayers();
    }

    @Override
    public Page<PaymentView> list(Caller caller, PaymentFilter filter) {
        throw notForPayers();
    }

    @Override
    public boolean apply(VerifiedNotice notice, ChannelAccountId channelAccount) {
        throw notForPayers();
    }

    private static IllegalStateException notForPayers() {
        return new IllegalStateException("payers' pages do not call this");
    }
}
