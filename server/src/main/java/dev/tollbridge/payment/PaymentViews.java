package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.ClientSecrets;
import dev.tollbridge.payment.PaymentView.AttemptView;
import dev.tollbridge.payment.PaymentView.CaptureView;
import dev.tollbridge.payment.PaymentView.ErrorView;
import dev.tollbridge.payment.Payments.Expand;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.NextAction;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns files into what the API prints. */
@Component
class PaymentViews {
    private final ClientSecrets secrets;
    private final ServerSettings settings;

    PaymentViews(ClientSecrets secrets, ServerSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** For who holds the merchant's key: with the client secret. */
    PaymentView forMerchant(PaymentFile file, Expand expand) {
        return view(file, expand, secrets.of(file.payment().id()));
    }

    /** For events, which travel and are kept: without the client secret. */
    PaymentView forEvent(PaymentFile file) {
        return view(file, new Expand(true, true, false), null);
    }

    private PaymentView view(PaymentFile file, Expand expand, @Nullable String secret) {
        var terms = file.payment().terms();
        var state = file.payment().state();
        var scene = state.scene();
        boolean isAuthorized = state.status() == PaymentStatus.AUTHORIZED;
        return new PaymentView(
                terms.id(),
                state.status().code(),
                terms.live(),
                terms.amount().minor(),
                terms.amount().currency().getCurrencyCode(),
                state.captured(),
                state.refunded(),
                terms.merchantOrderId(),
                terms.subject(),
                terms.description(),
                state.method(),
                scene == null ? null : scene.code(),
                terms.manualCapture() ? "manual" : "automatic",
                terms.instalments(),
                nextAction(file),
                error(state.lastError()),
                Objects.toString(terms.returnUrl(), null),
                secret,
                secret == null ? null : checkoutUrl(secret),
                terms.metadata(),
                terms.createdAt(),
                terms.expiresAt(),
                state.succeededAt(),
                isAuthorized ? file.capturable() : null,
                isAuthorized ? state.captureBefore() : null,
                expand.attempts()
                        ? file.attempts().stream().map(PaymentViews::attempt).toList()
                        : null,
                expand.captures() && terms.manualCapture()
                        ? file.draws().stream()
                                .filter(Draw::isCapture)
                                .map(PaymentViews::capture)
                                .toList()
                        : null,
                expand.refunds()
                        ? file.refunds().stream()
                                .map(refund -> refund(file.payment(), refund))
                                .toList()
                        : null);
    }

    String checkoutUrl(String secret) {
        return settings.publicUrl() + "/checkout/" + secret;
    }

    private @Nullable Map<String, Object> nextAction(PaymentFile file) {
        for (var attempt : file.openAttempts()) {
            var action = attempt.state().action();
            if (action != null) {
                var map = PaymentJson.actionMap(action);
                if (action instanceof NextAction.ShowQr) {
                    map.put("image_url", qrUrl(attempt.id()));
                }
                return map;
            }
        }
        return null;
    }

    private String qrUrl(AttemptId attempt) {
        return settings.publicUrl() + "/qr/" + attempt.print() + ".svg";
    }

    static RefundView refund(Payment payment, Refund refund) {
        var terms = refund.terms();
        var state = refund.state();
        return new RefundView(
                terms.id(),
                terms.payment(),
                state.status().code(),
                payment.terms().live(),
                terms.amount().minor(),
                terms.amount().currency().getCurrencyCode(),
                terms.purpose().code(),
                terms.retryOf(),
                terms.reason(),
                terms.merchantRefundId(),
                terms.refundNo(),
                error(state.error()),
                terms.createdAt(),
                state.updatedAt(),
                state.succeededAt());
    }

    private static CaptureView capture(Draw draw) {
        var terms = draw.terms();
        var state = draw.state();
        return new CaptureView(
                terms.id(),
                state.status().code(),
                terms.amount().minor(),
                terms.last(),
                terms.drawNo(),
                state.tradeNo(),
                error(state.error()),
                terms.createdAt(),
                state.updatedAt(),
                state.succeededAt());
    }

    private static AttemptView attempt(Attempt attempt) {
        var terms = attempt.terms();
        var state = attempt.state();
        return new AttemptView(
                terms.id(),
                state.status().code(),
                terms.channel(),
                terms.account(),
                terms.method(),
                terms.scene().code(),
                terms.orderNo(),
                state.tradeNo(),
                error(state.error()),
                terms.createdAt(),
                state.updatedAt(),
                state.succeededAt());
    }

    private static @Nullable ErrorView error(@Nullable ChannelError error) {
        return error == null
                ? null
                : new ErrorView(
                        error.category().code(),
                        error.code().code(),
                        error.channelCode(),
                        error.channelMessage());
    }
}
