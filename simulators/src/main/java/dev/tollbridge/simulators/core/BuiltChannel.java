package dev.tollbridge.simulators.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A channel made of parts that bring their own routes.
 *
 * @param <W> what it remembers
 */
public abstract class BuiltChannel<W extends ChannelState> implements Channel {
    private final String name;
    private final List<Rule> rules;
    private final W world;
    private final Callback callback;
    private final List<Consumer<Routes>> parts = new ArrayList<>();

    protected BuiltChannel(String name, List<Rule> rules, W world, Callback callback) {
        this.name = name;
        this.rules = rules;
        this.world = world;
        this.callback = callback;
    }

    /**
     * @param part adds its routes when it is asked to
     */
    protected final void serve(Consumer<Routes> part) {
        parts.add(part);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Rule> rules() {
        return rules;
    }

    @Override
    public final void route(Routes routes) {
        parts.forEach(part -> part.accept(routes));
    }

    /** What it remembers, for who judges us by the channel's own books. */
    public final W world() {
        return world;
    }

    @Override
    public final void close() {
        callback.close();
    }
}
