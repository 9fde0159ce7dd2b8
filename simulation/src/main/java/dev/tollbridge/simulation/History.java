package dev.tollbridge.simulation;

import dev.tollbridge.edge.ApiDoor;
import dev.tollbridge.merchant.StrayMoney;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One history: a time of chaos, as long as the choices last, then a calm in which all comes to
 * rest. Whoever's turn it is acts until its next step; after each event the invariants are checked.
 */
final class History implements Weather {
    /**
     * What differs between two tellings of a history: the rest of a secret, which derives from the
     * keys of the nodes, and the shops' accounts, which are drawn anew for each world.
     */
    private static final Pattern DRAWN =
            Pattern.compile("(_secret_)[0-9a-f]+|(\"channel_account\":\"acc_)[0-9a-z]+");

    private static final int MAX_ACTORS = 8;
    private static final int MAX_EVENTS = 2_000;

    /** Of a hundred steps so many give others a chance. */
    private static final int YIELD_PERCENT = 30;

    private final World world;
    private final Choices choices;
    private final int length;
    private final List<Actor> actors = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final TreeSet<String> doubledByChannel = new TreeSet<>();
    private final Invariants invariants = new Invariants(doubledByChannel);
    private final List<Shop> shops;
    private final ShopDesk desk;
    private final Payers payers;
    private int events;
    private boolean changed;
    private int crashing = Actor.OUTSIDE;
    private Books known = Books.EMPTY;
    private @Nullable Violation violation;

    /**
     * What came of a history.
     *
     * @param violation null if all held
     * @param trace what happened, a line for each event and fault
     */
    record Outcome(
            long seed,
            List<Integer> choices,
            int events,
            int faults,
            @Nullable Violation violation,
            List<String> trace) {}

    private History(World world, long seed, Choices choices, @Nullable Theme given) {
        this.world = world;
        this.choices = choices;
        this.length = 40 + new SplittableRandom(seed ^ 0x5EED).nextInt(120);
        this.shops = world.begin(seed, this);
        var themes = Theme.values();
        var theme = given == null ? themes[choices.pick(themes.length)] : given;
        say("mostly about " + theme);
        this.desk = new ShopDesk(world, choices, theme, shops);
        this.payers = new Payers(world, choices, theme, doubledByChannel);
    }

    static Outcome run(World world, long seed) {
        return run(world, seed, Choices.drawn(new SplittableRandom(seed)), null);
    }

    /** A history about this, whatever the seed would have chosen. */
    static Outcome run(World world, long seed, Theme theme) {
        return run(world, seed, Choices.drawn(new SplittableRandom(seed)), theme);
    }

    static Outcome replay(World world, long seed, List<Integer> choices) {
        return run(world, seed, Choices.given(choices, new SplittableRandom(seed)), null);
    }

    private static Outcome run(World world, long seed, Choices choices, @Nullable Theme theme) {
        var history = new History(world, seed, choices, theme);
        @Nullable Violation found = null;
        try {
            history.policy();
            history.chaos();
            history.calm();
        } catch (Violation violation) {
            found = violation;
            history.say("VIOLATION " + violation.getMessage());
        } finally {
            history.killAll();
        }
        return new Outcome(
                seed, choices.taken(), history.events, choices.faults(), found, history.trace);
    }

    private void policy() {
        var policies = List.of(StrayMoney.REFUND, StrayMoney.ACCEPT, StrayMoney.HOLD);
        var policy = policies.get(choices.pick(policies.size()));
        say("money that comes late or twice: " + policy);
        world.policy(shops.getFirst(), policy);
    }

    private void chaos() {
        while (events < length && !choices.isExhausted()) {
            move();
            events++;
            check();
        }
    }

    private void move() {
        var ready = actors.stream().filter(actor -> !actor.isPaused(events)).toList();
        boolean room = actors.size() < MAX_ACTORS;
        int due = world.channel().timers().due().size();
        switch (choices.weighted(
                ready.isEmpty() ? 1 : 30,
                ready.size() > 1 ? 25 : 0,
                room ? 18 : 0,
                12,
                room && due > 0 ? 12 : 0,
                room ? 8 : 0,
                room ? 6 : 0,
                10,
                2,
                ready.isEmpty() ? 0 : 4,
                world.transport().hasDelayed() ? 5 : 0,
                1,
                room ? 2 : 0)) {
            case 1 -> resume(ready.get(choices.pick(ready.size())));
            case 2 -> call();
            case 3 -> say("payer " + payers.act());
            case 4 -> channel(choices.pick(due));
            case 5 -> work("recovery", choices.pick(World.NODES));
            case 6 -> work("webhooks", choices.pick(World.NODES));
            case 7 -> advance();
            case 8 -> crash(choices.pick(World.NODES));
            case 9 -> pause(ready.get(choices.pick(ready.size())));
            case 10 -> {
                fault("delayed " + world.transport().deliverDelayed(choices.pick(4)) + " arrives");
            }
            case 11 -> wrongClock(choices.pick(World.NODES));
            case 12 -> work("folding", choices.pick(World.NODES));
            default -> {
                if (!ready.isEmpty()) {
                    resume(ready.getFirst());
                }
            }
        }
    }

    private void call() {
        var call = desk.next();
        if (call == null) {
            return;
        }
        int node = choices.pick(World.NODES);
        say("shop: " + call.what + " at node " + node);
        start(
                new Actor(
                        call.what,
                        node,
                        () -> {
                            ApiDoor.Answer answer = call.make(world.node(node));
                            between(java.util.Objects.requireNonNull(Actor.current()), "answer");
                            say(
                                    "answer to "
                                            + call.what
                                            + ": "
                                            + DRAWN.matcher(answer.toString()).replaceAll("$1$2"));
                            desk.answered(call, answer);
                        }));
    }

    private void channel(int index) {
        String key = world.channel().timers().due().get(index);
        world.road().towards(choices.pick(World.NODES));
        say("channel: " + key);
        start(new Actor(key, Actor.OUTSIDE, () -> world.channel().timers().run(key)));
    }

    private void work(String kind, int node) {
        say(kind + " at node " + node);
        var gateway = world.node(node);
        Runnable job =
                switch (kind) {
                    case "recovery" -> gateway.recovery()::round;
                    case "webhooks" -> gateway.webhooks()::one;
                    case String _ -> gateway.ledger()::fold;
                };
        start(new Actor(kind, node, job));
    }

    private void advance() {
        var steps =
                new Duration[] {
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(31),
                    Duration.ofSeconds(61),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(20),
                    Duration.ofHours(13)
                };
        var step = steps[choices.weighted(30, 25, 15, 15, 10, 5)];
        say("time goes on " + step);
        world.time().advance(step);
    }

    /** A process that stands still while its leases run out. */
    private void pause(Actor actor) {
        fault(actor.name() + " stands still for 2 minutes");
        actor.pauseUntil(events + 3 + choices.pick(12));
        world.time().advance(Duration.ofMinutes(2));
    }

    private void wrongClock(int node) {
        var error = Duration.ofMinutes(10);
        world.node(node).clock().error(choices.chance(50) ? error : error.negated());
        fault("the clock of node " + node + " is wrong by 10 minutes");
    }

    private void crash(int node) {
        fault("node " + node + " crashes");
        world.node(node).forget();
        for (var actor : List.copyOf(actors)) {
            if (actor.node() == node) {
                actor.kill();
            }
        }
        actors.removeIf(Actor::isDone);
        changed = true;
    }

    private void start(Actor actor) {
        actors.add(actor);
        resume(actor);
    }

    private void resume(Actor actor) {
        actor.resume();
        if (crashing != Actor.OUTSIDE) {
            int node = crashing;
            crashing = Actor.OUTSIDE;
            crash(node);
        }
        if (actor.isDone()) {
            actors.remove(actor);
            failed(actor);
        }
    }

    private static void failed(Actor actor) {
        switch (actor.failure()) {
            case null -> {}
            case Violation found -> throw found;
            case org.springframework.dao.DataAccessException _,
                    org.springframework.transaction.TransactionException _ -> {}
            case Throwable other ->
                    throw new IllegalStateException(actor.name() + " failed", other);
        }
    }

    /** No more faults; everything that is due is done, and time goes on until nothing is. */
    private void calm() {
        choices.calm();
        say("calm");
        world.nodes().forEach(node -> node.clock().error(Duration.ZERO));
        var calm = new Calm(world, this::finish);
        for (; events < MAX_EVENTS; events++) {
            while (!actors.isEmpty()) {
                resume(actors.getFirst());
                check();
            }
            if (!calm.step()) {
                check();
                EndOfHistory.check(books(), truth(), world.sink(), shops);
                world.node(0).ledger().fold();
                var differences = world.node(0).ledger().differences();
                Violation.unless(differences.isEmpty(), "I9", "verify-books: " + differences);
                return;
            }
            check();
        }
        throw new Violation("I7", "no rest after " + MAX_EVENTS + " events");
    }

    /** Work that nothing disturbs. */
    private void finish(String name, Runnable work) {
        var actor = new Actor(name, Actor.OUTSIDE, work);
        actor.resume();
        failed(actor);
        changed = true;
    }

    private void check() {
        if (violation != null) {
            throw violation;
        }
        if (changed) {
            changed = false;
            var books = books();
            Changes.between(known, books).forEach(line -> say("  " + line));
            known = books;
            payers.look(books);
            desk.look(books);
            invariants.check(books, truth());
            desk.checkPromises(books);
        }
    }

    private Books books() {
        return Books.read(world.database());
    }

    private ChannelTruth truth() {
        return new ChannelTruth(world.channel().alipay().world());
    }

    private void killAll() {
        choices.calm();
        List.copyOf(actors).forEach(Actor::kill);
        actors.clear();
    }

    private void say(String line) {
        trace.add("%5d  %s  %s".formatted(events, world.time().now(), line));
    }

    private void fault(String line) {
        choices.countFault();
        say("fault: " + line);
    }

    @Override
    public void between(Actor actor, String where) {
        actor.dieIfKilled();
        if (choices.chance(YIELD_PERCENT)) {
            actor.park();
        }
    }

    @Override
    public int fault(Actor actor, String what, int... weights) {
        int fault = choices.weighted(weights);
        if (fault != 0) {
            fault("%s of %s: number %d".formatted(what, actor.name(), fault));
        }
        return fault;
    }

    @Override
    public Actor.Crash crash(Actor actor) {
        crashing = actor.node();
        actor.markKilled();
        return new Actor.Crash();
    }

    @Override
    public void note(String line) {
        say("  " + line);
    }

    @Override
    public void changed() {
        changed = true;
    }

    @Override
    public void violated(Violation found) {
        if (violation == null) {
            violation = found;
        }
    }
}
