-- Owned by the module notification: the outbox.

create table events (
    id           uuid primary key,
    merchant_id  uuid not null,
    live         boolean not null,
    type         text not null,
    object_id    text not null,
    sequence     int not null,
    -- The object as it was, as the API prints it.
    body         text not null,
    created_at   timestamptz not null,
    unique (object_id, sequence)
);
create index events_list on events (merchant_id, live, id desc);

create table webhook_deliveries (
    id               uuid primary key,
    merchant_id      uuid not null,
    live             boolean not null,
    event_id         uuid not null references events,
    endpoint_id      uuid not null,
    status           text not null check (status in ('pending', 'delivered', 'dead')),
    tries            int not null default 0,
    next_try_at      timestamptz,
    lease_until      timestamptz,
    last_status      int,
    last_error       text,
    created_at       timestamptz not null,
    delivered_at     timestamptz,
    unique (event_id, endpoint_id),
    check ((status = 'pending') = (next_try_at is not null))
);
create index webhook_deliveries_due on webhook_deliveries (next_try_at) where next_try_at is not null;
create index webhook_deliveries_list on webhook_deliveries (merchant_id, live, id desc);
