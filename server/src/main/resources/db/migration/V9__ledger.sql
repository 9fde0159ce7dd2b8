-- Owned by the module ledger. What is booked is never changed or removed, by nobody: see docs/ledger.md.

-- Whether parallel arrays are an entry: two or more accounts, each once, with amounts that are not 0 and sum to 0.
create function ledger_is_balanced(accounts text[], amounts bigint[]) returns boolean
    language plpgsql immutable parallel safe as
$$
declare
    total numeric := 0;
begin
    if array_ndims(accounts) is distinct from 1 or array_ndims(amounts) is distinct from 1
        or array_lower(accounts, 1) <> 1 or array_lower(amounts, 1) <> 1
        or cardinality(accounts) <> cardinality(amounts) or cardinality(accounts) < 2 then
        return false;
    end if;
    for i in 1 .. cardinality(accounts) loop
        if accounts[i] is null or amounts[i] is null or amounts[i] = 0 or accounts[i] = any (accounts[1:i - 1]) then
            return false;
        end if;
        total := total + amounts[i];
    end loop;
    return total = 0;
end
$$;

-- One row is one money event with all its postings, so that an entry can never be half there.
create table ledger_entries (
    id           uuid not null,
    merchant_id  uuid not null,
    live         boolean not null,
    kind         text not null,
    -- The money event's own name: it is booked once.
    reference    text not null,
    payment_id   uuid not null,
    currency     char(3) not null,
    accounts     text[] not null,
    -- Minor units, debit positive, credit negative; the n-th belongs to the n-th account.
    amounts      bigint[] not null,
    created_at   timestamptz not null,
    primary key (merchant_id, live, id),
    unique (merchant_id, live, reference),
    constraint ledger_entries_balanced check (ledger_is_balanced(accounts, amounts) is true)
);
create index ledger_entries_payment on ledger_entries (payment_id);

create function ledger_refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'ledger_entries is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;
-- For the statement, so that one which finds no row is refused too.
create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
    for each statement execute function ledger_refuse_change();
-- Also for sessions that replay changes (session_replication_role), which pass ordinary triggers by.
alter table ledger_entries enable always trigger ledger_entries_append_only;
