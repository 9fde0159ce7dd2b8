-- A row that changes into the free space of its own page needs no new entries in its indexes, as long as no indexed column
-- changes (PostgreSQL's heap-only tuples). Of new pages only; what is there already is not rewritten.

-- A claim has 180 bytes and becomes 900 when its answer is kept; seven of them fill a page then.
alter table idempotency_keys set (fillfactor = 15);

-- When the channel has answered, the payment's state changes and its next check does not.
alter table payments set (fillfactor = 60);
