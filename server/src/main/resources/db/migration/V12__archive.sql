-- Owned by the module archive. Like a job a file belongs to a cell, not to a merchant.

-- Files to which old rows were written. A row leaves its table only in the transaction that sets deleted_at of the file
-- which holds it; so a file without it holds nothing that is not in the tables, or in another file.
create table archive_files (
    id          uuid primary key,
    -- Of the source whose rows it holds.
    kind        text not null,
    name        text not null unique,
    -- Lines, which are rows, and the bytes of the file, compressed.
    lines       int not null check (lines > 0),
    bytes       bigint not null check (bytes > 0),
    -- As sha256sum prints it.
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    written_at  timestamptz not null,
    deleted_at  timestamptz
);
create index archive_files_unfinished on archive_files (id) where deleted_at is null;
