package dev.tollbridge.edge;

import static java.util.stream.Collectors.toMap;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.CommitLane;
import dev.tollbridge.database.Epilogue;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.database.OldRows;
import dev.tollbridge.database.Precondition;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Sealer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which answer a key got. Answers are kept sealed: they may hold secrets that are shown once. */
@Component
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int TRIES = 3;

    /** An attempt to own a key. */
    private record Claim(
            Key key, byte[] fingerprint, UUID object, UUID token, Instant now, Instant leaseEnd) {}

    private record Answer(State.Claimed claim, int status, byte[] body) {
        private boolean says(int otherStatus, byte[] otherBody) {
            return status == otherStatus && MessageDigest.isEqual(body, otherBody);
        }

        /** On the writer's thread, because a thread's first sealing costs a hundred others. */
        private Answer sealed(Sealer sealer) {
            return new Answer(claim, status, sealer.seal(body, claim.key().owner()));
        }
    }

    private static final Bulk<Claim> CLAIM =
            Bulk.<Claim>start()
                    .with("merchant_id", "uuid", it -> it.key().caller().merchant().value())
                    .with("live", "boolean", it -> it.key().caller().live())
                    .with("key", "text", it -> it.key().text())
                    .with("fingerprint", "bytea", Claim::fingerprint)
                    .with("object_id", "uuid", Claim::object)
                    .with("claim", "uuid", Claim::token)
                    .with("claimed_at", "timestamptz", it -> Sql.time(it.now()))
                    .with("lease_until", "timestamptz", it -> Sql.time(it.leaseEnd()))
                    .with("expires_at", "timestamptz", it -> Sql.time(it.now().plus(KEPT)));

    /** Sorted, so that two groups never wait for each other. */
    private static final String TAKE =
            CLAIM.insertInto("idempotency_keys as k")
                    + """
                     order by row.merchant_id, row.live, row.key
                    on conflict (merchant_id, live, key) do update
                        set claim = excluded.claim, claimed_at = excluded.claimed_at,
                            lease_until = excluded.lease_until
                        where k.status is null and k.lease_until <= excluded.claimed_at
                            and k.fingerprint = excluded.fingerprint
                    returning claim, object_id, xmax = 0 as first
                    """;

    private static final Bulk<Answer> ANSWER =
            Bulk.<Answer>start()
                    .with("merchant_id", "uuid", it -> it.claim().key().caller().merchant().value())
                    .with("live", "boolean", it -> it.claim().key().caller().live())
                    .with("key", "text", it -> it.claim().key().text())
                    .with("claim", "uuid", it -> it.claim().token())
                    .with("status", "int", Answer::status)
                    .with("body", "bytea", Answer::body);

    /** What is kept stands: a repeat may have been told it already. */
    private static final String KEEP =
            "update idempotency_keys k set status = row.status, body = row.body from "
                    + ANSWER.rows()
                    + " where k.merchant_id = row.merchant_id and k.live = row.live and k.key = row.key"
                    + " and k.claim = row.claim and k.status is null returning k.claim";

    private final JdbcClient jdbc;
    private final CommitLane<Claim, Optional<State.Claimed>> claims;
    private final CommitLane<Answer, Boolean> answers;
    private final Sealer sealer;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Duration lease;

    /**
     * @param lease how long a call may run before a repeat takes over; longer than any channel
     *     takes
     */
    IdempotencyKeys(
            JdbcClient jdbc,
            GroupCommit commits,
            Sealer sealer,
            IdGenerator ids,
            InstantSource clock,
            @Value("${tollbridge.idempotency-lease:60s}") Duration lease) {
        this.jdbc = jdbc;
        this.claims = commits.lane("idempotency-claim", this::claim);
        this.answers = commits.lane("reply", this::answer);
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
        this.lease = lease;
    }

    /** Whose key it is; the same text of another merchant or mode is another key. */
    record Key(Caller caller, String text) {
        /** To whom the sealed answer is bound. */
        String owner() {
            return caller.merchant() + (caller.live() ? " live " : " test ") + text;
        }
    }

    /** What a key stands for right now. */
    sealed interface State {
        /**
         * The call has to be carried out by us.
         *
         * @param token proves later that the claim is still ours
         * @param first whether nobody tried before
         */
        record Claimed(Key key, UUID token, UUID objectId, boolean first) implements State {}

        record Answered(int status, byte[] body) implements State {}

        record Running() implements State {}

        record OtherRequest() implements State {}
    }

    State claim(Key key, byte[] fingerprint) {
        for (int i = 0; i < TRIES; i++) {
            var claimed = tryClaim(key, fingerprint);
            if (claimed.isPresent()) {
                return claimed.get();
            }
            var state = read(key, fingerprint);
            if (state.isPresent()) {
                return state.get();
            }
            // Given up by its holder between our two statements.
        }
        return new State.Running();
    }

    private Optional<State.Claimed> tryClaim(Key key, byte[] fingerprint) {
        return claims.submit(claimNow(key, fingerprint));
    }

    private Claim claimNow(Key key, byte[] fingerprint) {
        var now = clock.instant();
        return new Claim(key, fingerprint, ids.next(), ids.next(), now, now.plus(lease));
    }

    /**
     * A claim that is made by the commit of what the call writes first, and an answer that is kept
     * by the commit of what it writes last, if that step tells what it is.
     *
     * @param print the body of what a step tells
     */
    Along along(Key key, byte[] fingerprint, int status, Function<Object, byte[]> print) {
        var claim = claimNow(key, fingerprint);
        var wanted = new State.Claimed(key, claim.token(), claim.object(), true);
        return new Along(
                wanted,
                // Somebody who held it before may have written already, under another object's id.
                claims.precondition(
                        claim, claimed -> claimed.filter(State.Claimed::first).isPresent()),
                answers.epilogue(told -> new Answer(wanted, status, print.apply(told))));
    }

    /** What goes along with the steps of a call. */
    static final class Along {
        private final State.Claimed wanted;
        private final Precondition<Optional<State.Claimed>> claim;
        private final Epilogue<Answer, Boolean> answer;

        private Along(
                State.Claimed wanted,
                Precondition<Optional<State.Claimed>> claim,
                Epilogue<Answer, Boolean> answer) {
            this.wanted = wanted;
            this.claim = claim;
            this.answer = answer;
        }

        /** How it will be, if nobody has the key. */
        State.Claimed wanted() {
            return wanted;
        }

        Precondition<Optional<State.Claimed>> claim() {
            return claim;
        }

        /** In which the steps of the call take both along. */
        Precondition.Scope open() {
            var before = claim.open();
            var after = answer.open();
            return () -> {
                after.close();
                before.close();
            };
        }

        /**
         * Whether exactly this answer was kept with the last step; empty if no answer was, or
         * another one.
         */
        private Optional<Boolean> kept(int status, byte[] body) {
            return answer.written()
                    .filter(written -> written.request().says(status, body))
                    .map(Epilogue.Written::answer);
        }
    }

    /** A key that is wanted twice in one group fails its statement, and is tried alone then. */
    private List<Optional<State.Claimed>> claim(List<Claim> group) {
        Map<UUID, State.Claimed> claimed = HashMap.newHashMap(group.size());
        var byToken = group.stream().collect(toMap(Claim::token, it -> it));
        CLAIM.bind(jdbc.sql(TAKE), group)
                .query((row, number) -> {
                    var claim = byToken.get(row.getObject("claim", UUID.class));
                    return claimed(Objects.requireNonNull(claim), row);
                })
                .list()
                .forEach(state -> claimed.put(state.token(), state));
        return group.stream().map(it -> Optional.ofNullable(claimed.get(it.token()))).toList();
    }

    private static State.Claimed claimed(Claim claim, ResultSet row) throws SQLException {
        return new State.Claimed(
                claim.key(),
                claim.token(),
                Objects.requireNonNull(row.getObject("object_id", UUID.class)),
                row.getBoolean("first"));
    }

    /** What the key stands for, without a claim; empty if nobody holds it. */
    Optional<State> read(Key key, byte[] fingerprint) {
        return jdbc.sql(
                        """
                        select fingerprint, status, body from idempotency_keys
                        where merchant_id = :merchant and live = :live and key = :key
                        """)
                .params(params(key))
                .query((row, n) -> state(key, fingerprint, row))
                .optional();
    }

    private State state(Key key, byte[] fingerprint, ResultSet row) throws SQLException {
        if (!MessageDigest.isEqual(fingerprint, row.getBytes("fingerprint"))) {
            return new State.OtherRequest();
        }
        byte @Nullable [] body = row.getBytes("body");
        return body == null
                ? new State.Running()
                : new State.Answered(row.getInt("status"), sealer.unseal(body, key.owner()));
    }

    /**
     * Keeps the answer, unless it was kept with the last step; false if another one was, or someone
     * else has taken over meanwhile: that answer counts.
     */
    boolean answer(Along along, int status, byte[] body) {
        return along.kept(status, body).orElseGet(() -> answer(along.wanted(), status, body));
    }

    /**
     * Keeps the answer; false if one is kept already, or someone else has taken over meanwhile:
     * that answer counts.
     */
    boolean answer(State.Claimed claim, int status, byte[] body) {
        return answers.submit(new Answer(claim, status, body));
    }

    private List<Boolean> answer(List<Answer> group) {
        var kept =
                ANSWER.bind(jdbc.sql(KEEP), group.stream().map(it -> it.sealed(sealer)).toList())
                        .query((row, number) -> row.getObject("claim", UUID.class))
                        .set();
        return group.stream().map(it -> kept.contains(it.claim().token())).toList();
    }

    /** The call may be repeated at once, and will get the same object. */
    void release(State.Claimed claim) {
        jdbc.sql(
                        """
                        update idempotency_keys set lease_until = :now
                        where merchant_id = :merchant and live = :live and key = :key and claim = :claim
                            and status is null
                        """)
                .params(params(claim.key()))
                .param("claim", claim.token())
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    /** The call was refused before it could do anything: the key is as good as new. */
    void forget(State.Claimed claim) {
        jdbc.sql(
                        """
                        delete from idempotency_keys
                        where merchant_id = :merchant and live = :live and key = :key and claim = :claim
                            and status is null
                        """)
                .params(params(claim.key()))
                .param("claim", claim.token())
                .update();
    }

    /**
     * @return how many keys were forgotten because they are too old
     */
    int forgetOld() {
        return OldRows.delete(jdbc, "idempotency_keys", "expires_at", clock.instant());
    }

    private static Map<String, Object> params(Key key) {
        return Map.of(
                "merchant", key.caller().merchant().value(),
                "live", key.caller().live(),
                "key", key.text());
    }
}
