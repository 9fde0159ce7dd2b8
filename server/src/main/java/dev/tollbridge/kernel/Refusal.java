package dev.tollbridge.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not carried out; nothing has changed.
 *
 * @param detail for the developer who called: what is wrong and what to do
 * @param param JSON pointer to the member at fault
 */
public record Refusal(Code code, String detail, @Nullable String param) {

    /** The stable codes of the API, each with its HTTP status. */
    public enum Code {
        INVALID_REQUEST(400),
        UNKNOWN_MEMBER(400),
        MALFORMED_JSON(400),
        IDEMPOTENCY_KEY_MISSING(400),
        UNAUTHENTICATED(401),
        SIGNATURE_INVALID(401),
        SIGNATURE_REQUIRED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        MERCHANT_ORDER_ID_CONFLICT(409),
        MERCHANT_REFUND_ID_CONFLICT(409),
        IDEMPOTENCY_KEY_IN_USE(409),
        STATE_CONFLICT(409),
        BODY_TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        IDEMPOTENCY_KEY_REUSED(422),
        METHOD_NOT_SUPPORTED(422),
        AMOUNT_OUT_OF_RANGE(422),
        REFUND_AMOUNT_EXCEEDED(422),
        CAPTURE_AMOUNT_EXCEEDED(422),
        NOT_REFUNDABLE(422),
        CREDENTIALS_INVALID(422),
        RATE_LIMITED(429),
        SERVER_BUSY(429),
        INTERNAL_ERROR(500),
        NOT_IMPLEMENTED(501),
        OVERLOADED(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** As printed: {@code invalid_request}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
