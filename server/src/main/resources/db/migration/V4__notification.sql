-- Owned by the module notification: the outbox.

create table events (
    id           uuid primary key,
    merchant_id  uuid not null,
    live         boolean not null,
    type         text not null,
    object_id    text not null,
    sequence     int not null,
    -- The event as the API prints it and webhooks carry it, to the byte: it is what is signed.
    body         text not null,
    created_at   timestamptz not null,
    unique (object_id, sequence)
);
create index events_list on events (merchant_id, live, id desc);

create table webhook_deliveries (
    id                uuid primary key,
    merchant_id       uuid not null,
    live              boolean not null,
    event_id          uuid not null references events,
    endpoint_id       uuid not null,
    status            text not null check (status in ('pending', 'delivered', 'dead')),
    -- Tries begun since the creation. Also the fence: a result is kept only if no later try has begun.
    tries             int not null default 0,
    -- Tries made before the present round; a redelivery by hand begins a new round of the schedule.
    tries_before      int not null default 0,
    -- When the next try is due. While one is under way: the end of its lease, when any node may take it over.
    next_try_at       timestamptz,
    last_status       int,
    last_error        text,
    created_at        timestamptz not null,
    delivered_at      timestamptz,
    unique (event_id, endpoint_id),
    check ((status = 'pending') = (next_try_at is not null)),
    check ((status = 'delivered') <= (delivered_at is not null))
);
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_try_at) where next_try_at is not null;
create index webhook_deliveries_list on webhook_deliveries (merchant_id, live, id desc);

-- Ed25519 keys of v1a signatures, one pair for each merchant: with one for all, a shop could replay at another shop
-- what it received itself. The id is the kid in the JWKS.
create table webhook_signing_keys (
    id            uuid primary key,
    merchant_id   uuid not null,
    -- 32 bytes, RFC 8032.
    public_key    bytea not null check (octet_length(public_key) = 32),
    -- PKCS #8.
    sealed_key    bytea not null,
    created_at    timestamptz not null,
    -- Null for the current key; a replaced one signs beside it until this time.
    signs_until   timestamptz
);
create unique index webhook_signing_keys_current on webhook_signing_keys (merchant_id) where signs_until is null;
create index webhook_signing_keys_merchant on webhook_signing_keys (merchant_id, signs_until);
