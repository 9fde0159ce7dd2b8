package dev.tollbridge.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The real database, with a step before each transaction and faults at each commit. What happens
 * between a commit and the next step of an actor nobody can see, so the step before the next
 * transaction or request stands for the step after the commit, too.
 */
final class SteppedDatabase extends DelegatingDataSource {
    /** PostgreSQL's appendix A: serialization_failure, and connection_failure. */
    private static final String SERIALIZATION = "40001";

    private static final String CONNECTION = "08006";

    private static final int[] COMMIT_FAULTS = {970, 6, 8, 8, 8};

    private final Supplier<Weather> weather;

    SteppedDatabase(DataSource target, Supplier<Weather> weather) {
        super(target);
        this.weather = weather;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var actor = Actor.current();
        if (actor == null) {
            return super.getConnection();
        }
        actor.dieIfKilled();
        if (!actor.isConnected()) {
            weather.get().between(actor, "database");
        }
        var connection = super.getConnection();
        actor.connected();
        return stepped(connection, actor);
    }

    private Connection stepped(Connection connection, Actor actor) {
        return (Connection)
                Proxy.newProxyInstance(
                        SteppedDatabase.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "close" -> {
                                        actor.disconnected();
                                        weather.get().changed();
                                        yield call(connection, method, arguments);
                                    }
                                    case "commit" -> {
                                        commit(connection, actor);
                                        yield null;
                                    }
                                    case String _ -> call(connection, method, arguments);
                                });
    }

    private void commit(Connection connection, Actor actor) throws SQLException {
        switch (weather.get().fault(actor, "commit", COMMIT_FAULTS)) {
            case 1 -> {
                connection.rollback();
                throw new SQLException("simulated: could not serialize access", SERIALIZATION);
            }
            case 2 -> {
                connection.commit();
                throw new SQLException("simulated: the answer to the commit is lost", CONNECTION);
            }
            case 3 -> {
                connection.rollback();
                throw weather.get().crash(actor);
            }
            case 4 -> {
                connection.commit();
                throw weather.get().crash(actor);
            }
            default -> connection.commit();
        }
    }

    private static Object call(Connection connection, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
