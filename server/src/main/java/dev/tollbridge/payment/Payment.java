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
            @Nullable Instant nextCheckAt) {

        State at(Instant now) {
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
                    now,
                    succeededAt,
                    nextCheckAt);
        }

        State with(PaymentStatus status, @Nullable Instant nextCheckAt) {
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
                    nextCheckAt);
        }

        State succeeded(long captured, Instant at) {
            return new State(
                    PaymentStatus.SUCCEEDED,
                    captured,
                    refunded,
                    reserved,
                    method,
                    scene,
                    null,
                    null,
                    sequence,
                    updatedAt,
                    at,
                    null);
        }

        State choosing(String method, Scene scene) {
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
                    nextCheckAt);
        }

        State failing(@Nullable ChannelError error) {
            return new State(
                    status,
                    captured,
                    refunded,
                    reserved,
                    method,
                    scene,
                    error,
                    ending,
                    sequence,
                    updatedAt,
                    succeededAt,
                    nextCheckAt);
        }

        State ending(Ending ending, Instant nextCheckAt) {
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
                    nextCheckAt);
        }

        State refunding(long refunded, long reserved) {
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
                    nextCheckAt);
        }

        State publishing() {
            return new State(
                    status,
                    captured,
                    refunded,
                    reserved,
                    method,
                    scene,
                    lastError,
                    ending,
                    sequence + 1,
                    updatedAt,
                    succeededAt,
                    nextCheckAt);
        }
    }
}
