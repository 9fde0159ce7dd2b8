package dev.tollbridge.audit;

import java.util.Locale;

/** What happened. */
public enum AuditKind {
    NOTICE_REJECTED,
    AUTHENTICATION_FAILED,
    SIGNATURE_REFUSED,
    CLIENT_SECRET_REFUSED,
    FOREIGN_OBJECT_ASKED_FOR,
    /** An authenticated call that cannot be done: wrong amounts, unknown members, too late. */
    CALL_REFUSED,
    RATE_LIMITED,
    OUTGOING_ADDRESS_REFUSED,
    MERCHANT_CREATED,
    MERCHANT_CHANGED,
    MERCHANT_SUSPENDED,
    APP_CREATED,
    APP_CHANGED,
    API_KEY_ISSUED,
    API_KEY_REVOKED,
    SIGNING_KEY_ADDED,
    SIGNING_KEY_REVOKED,
    CHANNEL_ACCOUNT_CREATED,
    CHANNEL_ACCOUNT_CHANGED,
    WEBHOOK_ENDPOINT_CREATED,
    WEBHOOK_ENDPOINT_CHANGED,
    WEBHOOK_SECRET_ROTATED,
    WEBHOOK_DELIVERY_DEAD,
    INCIDENT_DECIDED,
    SEALING_KEY_ROTATED,
    /** Refusals that came too fast to be written one by one; the detail counts them. */
    RECORDS_DROPPED;

    /** As stored: {@code notice_rejected}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
