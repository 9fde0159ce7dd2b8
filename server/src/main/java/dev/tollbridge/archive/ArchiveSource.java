package dev.tollbridge.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows that may leave the database once they are old. Each bean of this type is archived. */
public interface ArchiveSource {
    /** What its files hold, and how their names begin; letters and underscores. */
    String kind();

    /** The tables, in the order in which their rows can be deleted. */
    List<Table> tables();

    /**
     * The next rows, the oldest first, in an order in which they could be inserted again. Called in
     * a transaction whose time zone is UTC.
     *
     * @param after only what follows this id, the last of the bite before
     * @param before only what is older
     * @param limit how many ids the bite goes over at most; rows that belong to one go with it
     * @return empty if there is nothing more
     */
    Optional<Bite> next(UUID after, Instant before, int limit);

    /**
     * @param last the id from which the next bite goes on
     */
    record Bite(UUID last, List<ArchivedRow> rows) {}

    /**
     * @param name as in the schema; its key is {@code id}
     * @param mayGo an SQL condition on the row {@code old} that must still hold when it is deleted;
     *     a row that is not what was written stays in any case
     */
    record Table(String name, String mayGo) {}
}
