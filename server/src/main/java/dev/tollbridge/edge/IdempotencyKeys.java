package dev.tollbridge.edge;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.Sealer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which answer a key got. Answers are kept sealed: they may hold secrets that are shown once. */
@Component
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int TRIES = 3;
    private final JdbcClient jdbc;
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
            Sealer sealer,
            IdGenerator ids,
            InstantSource clock,
            @Value("${tollbridge.idempotency-lease:60s}") Duration lease) {
        this.jdbc = jdbc;
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
            var state = claimed.isPresent() ? claimed : read(key, fingerprint);
            if (state.isPresent()) {
                return state.get();
            }
            // Given up by its holder between our two statements.
        }
        return new State.Running();
    }

    private Optional<State> tryClaim(Key key, byte[] fingerprint) {
        var now = clock.instant();
        var token = ids.next();
        return jdbc.sql(
                        """
                        insert into idempotency_keys as k (merchant_id, live, key, fingerprint, object_id, claim,
                            claimed_at, lease_until, expires_at)
                        values (:merchant, :live, :key, :fingerprint, :object, :claim, :now, :lease, :expires)
                        on conflict (merchant_id, live, key) do update
                            set claim = excluded.claim, claimed_at = excluded.claimed_at,
                                lease_until = excluded.lease_until
                            where k.status is null and k.lease_until <= :now and k.fingerprint = :fingerprint
                        returning object_id, xmax = 0 as first
                        """)
                .params(params(key))
                .param("fingerprint", fingerprint)
                .param("object", ids.next())
                .param("claim", token)
                .param("now", Sql.time(now))
                .param("lease", Sql.time(now.plus(lease)))
                .param("expires", Sql.time(now.plus(KEPT)))
                .query((row, n) -> claimed(key, token, row))
                .optional();
    }

    private static State claimed(Key key, UUID token, ResultSet row) throws SQLException {
        return new State.Claimed(
                key,
                token,
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

    /** Keeps the answer; false if someone else has taken over meanwhile, whose answer counts. */
    boolean answer(State.Claimed claim, int status, byte[] body) {
        return jdbc.sql(
                                """
                                        update idempotency_keys set status = :status, body = :body
                                where merchant_id = :merchant and live = :live and key = :key and claim = :claim
                                """)
                        .params(params(claim.key()))
                        .param("claim", claim.token())
                        .param("status", status)
                        .param("body", sealer.seal(body, claim.key().owner()))
                        .update()
                == 1;
    }

    /** The call may be repeated at once, and will get the same object. */
    void release(State.Claimed claim) {
        jdbc.sql(
                        """
                        update idempotency_keys set lease_until = :now
                        where merchant_id = :merchant and live = :live and key = :key and claim = :claim
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
                        """)
                .params(params(claim.key()))
                .param("claim", claim.token())
                .update();
    }

    /**
     * @return how many keys were forgotten because they are too old
     */
    int forgetOld() {
        return jdbc.sql("delete from idempotency_keys where expires_at < :now")
                .param("now", Sql.time(clock.instant()))
                .update();
    }

    private static Map<String, Object> params(Key key) {
        return Map.of(
                "merchant", key.caller().merchant().value(),
                "live", key.caller().live(),
                "key", key.text());
    }
}
