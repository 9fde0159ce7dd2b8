-- Owned by the module payment. A row that is not final has a next_check_at: the time at which the recovery worker looks
-- at it. A worker owns the row while lease_until lies in the future.

create table payments (
    id                   uuid primary key,
    merchant_id          uuid not null,
    app_id               uuid not null,
    live                 boolean not null,
    version              int not null,
    status               text not null check (status in
                             ('requires_method', 'pending', 'authorized', 'succeeded', 'canceled', 'expired')),
    amount               bigint not null check (amount > 0),
    currency             char(3) not null,
    amount_captured      bigint not null default 0,
    amount_refunded      bigint not null default 0,
    -- Refunds that are not final count too, so that parallel ones can never exceed what was captured.
    amount_reserved      bigint not null default 0,
    merchant_order_id    text not null,
    terms                bytea not null,
    subject              text not null,
    description          text,
    method               text,
    scene                text,
    capture              text not null check (capture in ('automatic', 'manual')),
    instalments          int not null default 0,
    payer                jsonb,
    return_url           text,
    metadata             jsonb not null default '{}',
    channel_options      jsonb not null default '{}',
    channel_account_id   uuid,
    last_error           jsonb,
    -- Set when the shop or the clock wants the payment ended while an attempt is still open at the channel.
    ending               text check (ending in ('canceled', 'expired')),
    sequence             int not null default 0,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    expires_at           timestamptz not null,
    succeeded_at         timestamptz,
    -- When an authorization is released that nobody has captured.
    capture_before       timestamptz,
    next_check_at        timestamptz,
    lease_until          timestamptz,
    unique (merchant_id, live, merchant_order_id),
    check (amount_captured between 0 and amount),
    check (amount_refunded >= 0 and amount_reserved >= 0 and amount_refunded + amount_reserved <= amount_captured),
    check ((status in ('requires_method', 'pending', 'authorized')) = (next_check_at is not null))
);
create index payments_list on payments (merchant_id, live, id desc);
create index payments_due on payments (next_check_at) where next_check_at is not null;

create table attempts (
    id                  uuid primary key,
    merchant_id         uuid not null,
    payment_id          uuid not null references payments,
    live                boolean not null,
    version             int not null,
    status              text not null check (status in
                            ('created', 'pending', 'authorized', 'unknown', 'succeeded', 'failed', 'closed')),
    channel             text not null,
    channel_account_id  uuid not null,
    method              text not null,
    scene               text not null,
    amount              bigint not null,
    currency            char(3) not null,
    instalments         int not null,
    payer_id            text,
    -- Whether the money is reserved first and captured later.
    authorization_only  boolean not null,
    -- What the channel keeps, as agreed when the attempt was made; see FeeRule.
    fee                 text not null,
    channel_order_no    text not null unique,
    channel_trade_no    text,
    next_action         jsonb,
    error               jsonb,
    checks              int not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    expires_at          timestamptz not null,
    succeeded_at        timestamptz,
    next_check_at       timestamptz,
    lease_until         timestamptz,
    -- Money that came late or twice, and what becomes of it.
    stray_amount        bigint,
    stray_currency      char(3),
    stray_incident      text,
    stray_disposition   text check (stray_disposition in ('held', 'returning', 'returned', 'accepted')),
    stray_turn          int,
    check (num_nulls(stray_amount, stray_currency, stray_incident, stray_disposition, stray_turn) in (0, 5)),
    -- A closed attempt may be watched for a while: what the payer holds can outlive our closing.
    check (status not in ('created', 'pending', 'authorized', 'unknown') or next_check_at is not null)
);
create index attempts_payment on attempts (payment_id);
create index attempts_due on attempts (next_check_at) where next_check_at is not null;

-- What is drawn from an authorization: captures take money, a void gives the rest free.
create table draws (
    id                  uuid primary key,
    merchant_id         uuid not null,
    payment_id          uuid not null references payments,
    attempt_id          uuid not null references attempts,
    live                boolean not null,
    version             int not null,
    kind                text not null check (kind in ('capture', 'void')),
    status              text not null check (status in ('created', 'pending', 'unknown', 'succeeded', 'failed')),
    amount              bigint not null check (amount > 0),
    currency            char(3) not null,
    last                boolean not null,
    channel_draw_no     text not null unique,
    channel_trade_no    text,
    error               jsonb,
    checks              int not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    succeeded_at        timestamptz,
    next_check_at       timestamptz,
    lease_until         timestamptz,
    check ((status in ('created', 'pending', 'unknown')) = (next_check_at is not null))
);
create index draws_payment on draws (payment_id);
create index draws_due on draws (next_check_at) where next_check_at is not null;

create table refunds (
    id                  uuid primary key,
    merchant_id         uuid not null,
    payment_id          uuid not null references payments,
    attempt_id          uuid not null references attempts,
    -- The capture that the money comes from, if it was authorized first.
    draw_id             uuid references draws,
    -- A return gives back money that came late or twice; it is no refund of the payment.
    purpose             text not null check (purpose in ('refund', 'return')),
    retry_of            uuid unique references refunds,
    live                boolean not null,
    version             int not null,
    status              text not null check (status in ('created', 'pending', 'unknown', 'succeeded', 'failed')),
    amount              bigint not null check (amount > 0),
    currency            char(3) not null,
    reason              text,
    merchant_refund_id  text,
    channel_refund_no   text not null unique,
    error               jsonb,
    sequence            int not null default 0,
    checks              int not null default 0,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    succeeded_at        timestamptz,
    next_check_at       timestamptz,
    lease_until         timestamptz,
    unique (merchant_id, live, merchant_refund_id),
    check ((status in ('created', 'pending', 'unknown')) = (next_check_at is not null))
);
create index refunds_list on refunds (merchant_id, live, id desc);
create index refunds_payment on refunds (payment_id);
create index refunds_due on refunds (next_check_at) where next_check_at is not null;

-- What a person has to look at.
create table incidents (
    id           uuid primary key,
    merchant_id  uuid not null,
    live         boolean not null,
    kind         text not null,
    payment_id   uuid not null,
    attempt_id   uuid,
    refund_id    uuid,
    -- The same finding is one incident, however often it is found.
    finding      text not null unique,
    detail       jsonb not null,
    status       text not null default 'open' check (status in ('open', 'resolved')),
    -- How it ended: refunded, accepted, released, dismissed.
    resolution   text,
    -- What the person who ended it wrote.
    note         text,
    sequence     int not null default 1,
    created_at   timestamptz not null,
    resolved_at  timestamptz,
    check ((status = 'resolved') = (resolved_at is not null)),
    check ((status = 'resolved') = (resolution is not null))
);
create index incidents_list on incidents (merchant_id, live, id desc);
