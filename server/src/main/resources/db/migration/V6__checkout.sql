-- Owned by the module checkout.

create table checkout_sessions (
    id           uuid primary key,
    merchant_id  uuid not null,
    live         boolean not null,
    payment_id   uuid not null,
    line_items   jsonb not null,
    methods      text[] not null default '{}',
    locale       text,
    success_url  text,
    cancel_url   text,
    created_at   timestamptz not null
);
create index checkout_sessions_payment on checkout_sessions (payment_id);
create index checkout_sessions_list on checkout_sessions (merchant_id, live, id desc);
