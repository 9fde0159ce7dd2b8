-- Owned by the module audit: append-only, and chained by hashes. merchant_id names the chain; the nil UUID is the chain of
-- what concerns no merchant.

create table audit_heads (
    merchant_id  uuid primary key,
    sequence     bigint not null,
    hash         bytea not null
);

create table audit_records (
    merchant_id  uuid not null,
    sequence     bigint not null check (sequence > 0),
    at           timestamptz not null,
    kind         text not null,
    subject      text,
    -- JSON, as text: the hash covers its very characters.
    detail       text not null,
    previous     bytea not null check (length(previous) = 32),
    hash         bytea not null check (length(hash) = 32),
    primary key (merchant_id, sequence)
);

-- A record must follow its chain's head, and becomes the head.
create function audit_follow() returns trigger language plpgsql as $$
begin
    update audit_heads set sequence = new.sequence, hash = new.hash
    where merchant_id = new.merchant_id and sequence = new.sequence - 1 and hash = new.previous;
    if not found then
        raise exception 'audit record % of % does not follow the head of its chain', new.sequence, new.merchant_id;
    end if;
    return new;
end $$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log can only be added to: % on % is refused', tg_op, tg_table_name;
end $$;

-- A head begins at nothing and moves only when a record is added.
create function audit_head_begins() returns trigger language plpgsql as $$
begin
    if new.sequence <> 0 or new.hash <> decode(repeat('00', 32), 'hex') then
        raise exception 'a chain of the audit log begins with sequence 0';
    end if;
    return new;
end $$;

create trigger audit_records_follow before insert on audit_records
    for each row execute function audit_follow();
create trigger audit_records_kept before update or delete on audit_records
    for each row execute function audit_refuse();
create trigger audit_records_not_truncated before truncate on audit_records
    for each statement execute function audit_refuse();
create trigger audit_heads_begin before insert on audit_heads
    for each row execute function audit_head_begins();
create trigger audit_heads_move before update on audit_heads
    for each row when (pg_trigger_depth() = 0) execute function audit_refuse();
create trigger audit_heads_kept before delete on audit_heads
    for each row execute function audit_refuse();
create trigger audit_heads_not_truncated before truncate on audit_heads
    for each statement execute function audit_refuse();
