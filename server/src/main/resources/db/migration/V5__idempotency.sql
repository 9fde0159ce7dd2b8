-- Owned by the module edge: which answer a key got.

create table idempotency_keys (
    merchant_id   uuid not null,
    live          boolean not null,
    key           text not null,
    fingerprint   bytea not null,
    -- The id that the new object gets, fixed with the claim: a repeat after a crash finds the first try's object.
    object_id     uuid not null,
    -- Changes whenever the key is claimed anew, so that a holder who was too slow can no longer answer.
    claim         uuid not null,
    status        int,
    -- Sealed: answers may hold secrets that are shown once.
    body          bytea,
    claimed_at    timestamptz not null,
    -- Until then a claim without an answer counts as running.
    lease_until   timestamptz not null,
    expires_at    timestamptz not null,
    primary key (merchant_id, live, key)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);
