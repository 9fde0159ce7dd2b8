package dev.tollbridge.payment;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment: what was agreed, which never changes, and where it stands.
 *
 * @param version counts the stored states
 */
record Payment(Terms terms, State state, int version) {

    PaymentId id() {
        return terms.id;
    }

    PaymentStatus status() {
        return state.status;
    }

    /**
     * @param fingerprint hash of the request, to tell a repeat from a conflict
     */
    record Terms(
            PaymentId id,
            MerchantId merchant,
            AppId app,
            boolean live,
            Money amount,
            String merchantOrderId,
            byte[] fingerprint,
            String subject,
            @Nullable String description,
            boolean manualCapture,
            int instalments,
            PayerDetails payer,
            @Nullable URI returnUrl,
            Map<String, String> metadata,
            Map<String, String> channelOptions,
            @Nullable ChannelAccountId channelAccount,
            Instant createdAt,
            Instant expiresAt) {}

    /**
     * @param captured minor units, as are the next two
     * @param reserved refunds that are not final
     * @param method the last chosen
     * @param sequence of the last published event
     * @param captureBefore when an authorization is released if nothing was captured
     */
    record State(
            PaymentStatus status,
            long captured,
            long refunded,
            long reserved,
            @Nullable String method,
            @Nullable Scene scene,
            @Nullable ChannelError lastError,
            @Nullable Ending ending,
            int sequence,
            Instant updatedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant captureBefore,
            @Nullable Instant nextCheckAt) {

        State at(Instant now) {
            var edit = new Edit(this);
            edit.updatedAt = now;
            return edit.done();
        }

        State with(PaymentStatus status, @Nullable Instant nextCheckAt) {
            var edit = new Edit(this);
            edit.status = status;
            edit.nextCheckAt = nextCheckAt;
            return edit.done();
        }

        State succeeded(long captured, Instant at) {
            var edit = new Edit(this);
            edit.status = PaymentStatus.SUCCEEDED;
            edit.captured = captured;
            edit.lastError = null;
            edit.ending = null;
            edit.succeededAt = at;
            edit.nextCheckAt = null;
            return edit.done();
        }

        State authorized(Instant captureBefore, Instant nextCheckAt) {
            var edit = new Edit(this);
            edit.status = PaymentStatus.AUTHORIZED;
            edit.lastError = null;
            edit.captureBefore = captureBefore;
            edit.nextCheckAt = nextCheckAt;
            return edit.done();
        }

        State capturing(long captured) {
            var edit = new Edit(this);
            edit.captured = captured;
            return edit.done();
        }

        State choosing(String method, Scene scene) {
            var edit = new Edit(this);
            edit.method = method;
            edit.scene = scene;
            return edit.done();
        }

        State failing(@Nullable ChannelError error) {
            var edit = new Edit(this);
            edit.lastError = error;
            return edit.done();
        }

        State ending(@Nullable Ending ending, @Nullable Instant nextCheckAt) {
            var edit = new Edit(this);
            edit.ending = ending;
            edit.nextCheckAt = nextCheckAt;
            return edit.done();
        }

        State refunding(long refunded, long reserved) {
            var edit = new Edit(this);
            edit.refunded = refunded;
            edit.reserved = reserved;
            return edit.done();
        }

        State publishing() {
            var edit = new Edit(this);
            edit.sequence++;
            return edit.done();
        }
    }

    /** A state while it is changed; each change above names only what it changes. */
    private static final class Edit {
        PaymentStatus status;
        long captured;
        long refunded;
        long reserved;
        @Nullable String method;
        @Nullable Scene scene;
        @Nullable ChannelError lastError;
        @Nullable Ending ending;
        int sequence;
        Instant updatedAt;
        @Nullable Instant succeededAt;
        @Nullable Instant captureBefore;
        @Nullable Instant nextCheckAt;

        Edit(State state) {
            status = state.status();
            captured = state.captured();
            refunded = state.refunded();
            reserved = state.reserved();
            method = state.method();
            scene = state.scene();
            lastError = state.lastError();
            ending = state.ending();
            sequence = state.sequence();
            updatedAt = state.updatedAt();
            succeededAt = state.succeededAt();
            captureBefore = state.captureBefore();
            nextCheckAt = state.nextCheckAt();
        }

        State done() {
            return new State(
                    status,
                    captured,
                    refunded,
                    reserved,
                    method,
                    scene,
                    lastError,
                    ending,
                    sequence,
                    updatedAt,
                    succeededAt,
                    captureBefore,
                    nextCheckAt);
        }
    }

    /** As it is once its change is written. */
    Payment next() {
        return new Payment(terms, state, version + 1);
    }
}
