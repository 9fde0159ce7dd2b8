package dev.tollbridge.simulation;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The end of a history: what is due is done at once, else time goes on to when something is. It
 * ends when nothing is left but what a person has been told of.
 */
final class Calm {
    /** Longer than a channel's time limits, an authorization and the schedule of webhooks. */
    private static final Duration HORIZON = Duration.ofDays(20);

    private static final String NEXT =
            """
            select min(at) from (
                select greatest(next_check_at, lease_until) as at from payments p where next_check_at is not null
                    and not exists (select 1 from incidents i where i.payment_id = p.id and i.status = 'open')
                union all
                select greatest(next_check_at, lease_until) from attempts a where next_check_at is not null
                    and not exists (select 1 from incidents i where i.attempt_id = a.id and i.status = 'open')
                union all
                select greatest(next_check_at, lease_until) from draws d where next_check_at is not null
                    and not exists (select 1 from incidents i where i.attempt_id = d.attempt_id and i.status = 'open')
                union all
                select greatest(next_check_at, lease_until) from refunds r where next_check_at is not null
                    and not exists (select 1 from incidents i where i.refund_id = r.id and i.status = 'open')
                union all
                select next_try_at from webhook_deliveries where next_try_at is not null) due\
            """;

    private final World world;
    private final BiConsumer<String, Runnable> finish;
    private final Instant end;

    Calm(World world, BiConsumer<String, Runnable> finish) {
        this.world = world;
        this.finish = finish;
        this.end = world.time().now().plus(HORIZON);
    }

    /** Does what is due or moves on to the next time at which something is; false if at rest. */
    boolean step() {
        while (world.transport().hasDelayed()) {
            finish.accept("delayed", () -> world.transport().deliverDelayed(0));
        }
        var due = world.channel().timers().due();
        if (!due.isEmpty()) {
            world.road().towards(0);
            finish.accept(due.getFirst(), () -> world.channel().timers().run(due.getFirst()));
            return true;
        }
        var node = world.node(0);
        var next = next();
        if (next.isPresent() && !next.get().isAfter(world.time().now())) {
            finish.accept("recovery", node.recovery()::round);
            finish.accept("webhooks", node.webhooks()::one);
            return true;
        }
        var moment = earlier(next, world.channel().timers().next());
        if (moment.isEmpty() || moment.get().isAfter(end)) {
            return false;
        }
        // A lease ends after its last moment.
        world.time().advanceTo(moment.get().plusMillis(1));
        return true;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }

    private Optional<Instant> next() {
        try (var connection = world.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(NEXT)) {
            rows.next();
            return Optional.ofNullable(rows.getTimestamp(1)).map(Timestamp::toInstant);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot see what is due", e);
        }
    }
}
