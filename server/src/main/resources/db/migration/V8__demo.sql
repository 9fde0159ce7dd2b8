-- Owned by the module demo; empty unless the server runs in development mode.

-- One row: what the demo shop was given.
create table demo_setup (
    id           int primary key check (id = 1),
    merchant_id  uuid not null,
    app_id       uuid not null,
    endpoint_id  uuid not null,
    account_id   uuid
);

-- The shop's own books. It knows of a payment only what it was told: the answer to its call, and webhooks.
create table demo_orders (
    id            uuid primary key,
    merchant_id   uuid not null,
    product       text not null,
    quantity      int not null,
    checkout_url  text,
    created_at    timestamptz not null
);
create index demo_orders_list on demo_orders (merchant_id, id desc);

create table demo_webhooks (
    id           uuid primary key,
    merchant_id  uuid not null,
    order_id     uuid,
    webhook_id   text not null,
    problem      text,
    type         text,
    sequence     int,
    headers      json not null,
    body         text not null,
    received_at  timestamptz not null
);
create index demo_webhooks_order on demo_webhooks (order_id, id);
