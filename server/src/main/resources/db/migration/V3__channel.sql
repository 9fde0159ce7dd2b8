-- Owned by the module channel: the redacted log of what was said to and by channels.

create table channel_exchanges (
    id           uuid primary key,
    merchant_id  uuid not null,
    account_id   uuid not null,
    attempt_id   uuid,
    refund_id    uuid,
    operation    text not null,
    request      text not null,
    reply        text,
    http_status  int,
    outcome      text not null,
    duration_ms  int not null,
    at           timestamptz not null
);
create index channel_exchanges_attempt on channel_exchanges (attempt_id, at) where attempt_id is not null;
create index channel_exchanges_age on channel_exchanges (at);

create table channel_notices (
    id           uuid primary key,
    merchant_id  uuid,
    account_id   uuid,
    channel      text not null,
    notice_id    text,
    order_no     text,
    verdict      text not null,
    body         text not null,
    at           timestamptz not null
);
create index channel_notices_order on channel_notices (order_no) where order_no is not null;
create index channel_notices_age on channel_notices (at);
