-- Owned by the module ledger. What is booked is never changed or removed, by nobody: see docs/ledger.md.

-- Whether parallel arrays are an entry: two or more accounts, each once, with amounts that are not 0 and sum to 0. The
-- bound is that of the contract's Money; sums of millions of the largest amounts still fit a bigint.
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
        if accounts[i] is null or accounts[i] = any (accounts[1:i - 1])
            or amounts[i] is null or amounts[i] = 0 or abs(amounts[i]::numeric) > 1000000000000 then
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

-- Each posting as a row, for people and for proofs.
create view ledger_postings as
select e.merchant_id, e.live, e.id as entry_id, e.kind, e.reference, e.payment_id, e.currency, p.account, p.amount,
    e.created_at
from ledger_entries e cross join lateral unnest(e.accounts, e.amounts) as p (account, amount);

-- What is added up so far. Nobody waits for these rows but the job that folds; balances of today are in
-- ledger_current_balances.
create table ledger_balances (
    merchant_id  uuid not null,
    live         boolean not null,
    account      text not null,
    currency     char(3) not null,
    debits       bigint not null check (debits >= 0),
    credits      bigint not null check (credits >= 0),
    primary key (merchant_id, live, account, currency)
);

-- Which entries are not in ledger_balances yet. A row comes with its entry and goes when the entry is folded, each in
-- the same transaction: so every entry counts once, whatever runs at the same time, stops halfway, or is restored.
create table ledger_unfolded (
    merchant_id  uuid not null,
    live         boolean not null,
    entry_id     uuid not null,
    primary key (merchant_id, live, entry_id)
);

create function ledger_note_unfolded() returns trigger
    language plpgsql as
$$
begin
    insert into ledger_unfolded (merchant_id, live, entry_id) values (new.merchant_id, new.live, new.id);
    return null;
end
$$;
create trigger ledger_entries_unfolded after insert on ledger_entries
    for each row execute function ledger_note_unfolded();

create view ledger_current_balances as
select merchant_id, live, account, currency, sum(debits)::bigint as debits, sum(credits)::bigint as credits
from (
    select merchant_id, live, account, currency, debits, credits from ledger_balances
    union all
    select e.merchant_id, e.live, p.account, e.currency, greatest(p.amount, 0), greatest(-p.amount, 0)
    from ledger_unfolded u
        join ledger_entries e on e.merchant_id = u.merchant_id and e.live = u.live and e.id = u.entry_id
        cross join lateral unnest(e.accounts, e.amounts) as p (account, amount)
) parts
group by merchant_id, live, account, currency;
