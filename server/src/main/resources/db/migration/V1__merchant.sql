-- Owned by the module merchant. Every table of the schema carries merchant_id: it is the key by which data may be spread.

create table merchants (
    id          uuid primary key,
    name        text not null,
    status      text not null default 'active' check (status in ('active', 'suspended')),
    -- What is done with money that comes late or twice.
    stray_money text not null default 'refund' check (stray_money in ('refund', 'accept', 'hold')),
    created_at  timestamptz not null
);

-- One program of a merchant, with its own keys.
create table apps (
    id                  uuid primary key,
    merchant_id         uuid not null references merchants,
    name                text not null,
    requires_signature  boolean not null default false,
    created_at          timestamptz not null
);

-- Bearer keys. Only the SHA-256 is kept: the keys are random enough that no slow hash is needed.
create table api_keys (
    id           uuid primary key,
    merchant_id  uuid not null references merchants,
    app_id       uuid not null references apps,
    live         boolean not null,
    hint         text not null,
    hash         bytea not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz
);

-- Keys of RFC 9421 signatures; key_id is what the caller names in keyid.
create table signing_keys (
    key_id         text primary key,
    merchant_id    uuid not null references merchants,
    app_id         uuid not null references apps,
    live           boolean not null,
    algorithm      text not null check (algorithm in ('hmac-sha256', 'rsa-v1_5-sha256', 'rsa-pss-sha512', 'ed25519')),
    public_key     bytea,
    sealed_secret  bytea,
    created_at     timestamptz not null,
    revoked_at     timestamptz,
    check ((algorithm = 'hmac-sha256') = (sealed_secret is not null)),
    check ((algorithm = 'hmac-sha256') = (public_key is null))
);

-- Nonces of signed requests, kept until the signature is too old anyway.
create table signature_nonces (
    key_id       text not null,
    nonce        text not null,
    merchant_id  uuid not null,
    expires_at   timestamptz not null,
    primary key (key_id, nonce)
);
create index signature_nonces_expiry on signature_nonces (expires_at);

create table channel_accounts (
    id              uuid primary key,
    merchant_id     uuid not null references merchants,
    channel         text not null,
    name            text not null,
    live            boolean not null,
    enabled         boolean not null,
    priority        int not null default 100,
    values          jsonb not null,
    sealed_secrets  bytea not null,
    -- What the channel keeps: parts of a million, fixed part in minor units, rounding, what becomes of it on refund.
    fee             text not null default '0:0:half_up:kept',
    version         int not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
create index channel_accounts_routing on channel_accounts (merchant_id, live, priority, id) where enabled;

-- Public facts that a channel told (platform certificates): hints that the adapter verifies again.
create table channel_account_facts (
    account_id   uuid not null references channel_accounts,
    name         text not null,
    merchant_id  uuid not null,
    value        text not null,
    learned_at   timestamptz not null,
    primary key (account_id, name)
);

create table webhook_endpoints (
    id                      uuid primary key,
    merchant_id             uuid not null references merchants,
    live                    boolean not null,
    url                     text not null,
    event_types             text[] not null default '{}',
    enabled                 boolean not null default true,
    sealed_secret           bytea not null,
    sealed_previous_secret  bytea,
    previous_valid_until    timestamptz,
    created_at              timestamptz not null,
    updated_at              timestamptz not null
);
create index webhook_endpoints_merchant on webhook_endpoints (merchant_id, live) where enabled;
