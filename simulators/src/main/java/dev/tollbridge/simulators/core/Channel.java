package dev.tollbridge.simulators.core;

import java.util.List;

/** One fake channel, served under {@code /{name}/}. */
public interface Channel extends AutoCloseable {
    String name();

    /** Every behaviour it shows, for {@code GET /{name}/control/rules}. */
    List<Rule> rules();

    /** Adds its routes. */
    void route(Routes routes);

    @Override
    void close();
}
