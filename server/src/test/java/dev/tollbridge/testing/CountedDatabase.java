package dev.tollbridge.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Stands before the server's pool and writes down what goes through, by the thread that asked. */
public final class CountedDatabase implements BeanPostProcessor {
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

    /**
     * One wait for the database.
     *
     * @param sql the statement, or the word that ended the transaction
     * @param commits whether it made something durable
     */
    public record Asked(String thread, String sql, boolean commits) {}

    /** In the order in which they were begun. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public void clear() {
        asked.clear();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool
                ? proxy(DataSource.class, (method, arguments) -> ofPool(pool, method, arguments))
                : bean;
    }

    /** What a call of a proxy comes to. */
    private interface Call {
        @Nullable Object answer(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        CountedDatabase.class.getClassLoader(),
                        new Class<?>[] {type, AutoCloseable.class},
                        (self, method, arguments) ->
                                call.answer(
                                        method, arguments == null ? new Object[0] : arguments)));
    }

    private @Nullable Object ofPool(DataSource pool, Method method, @Nullable Object[] arguments)
            throws Throwable {
        var result = call(pool, method, arguments);
        return result instanceof Connection open
                ? proxy(Connection.class, (called, with) -> ofConnection(open, called, with))
                : result;
    }

    private @Nullable Object ofConnection(
            Connection open, Method method, @Nullable Object[] arguments) throws Throwable {
        var name = method.getName();
        if (name.equals("commit") || name.equals("rollback")) {
            add(name, name.equals("commit"));
        }
        var result = call(open, method, arguments);
        return result instanceof PreparedStatement statement
                ? proxy(
                        PreparedStatement.class,
                        (called, with) -> {
                            if (called.getName().startsWith("execute")) {
                                var sql = String.valueOf(arguments[0]);
                                add(sql, open.getAutoCommit() && !isRead(sql));
                            }
                            return call(statement, called, with);
                        })
                : result;
    }

    private static boolean isRead(String sql) {
        return sql.strip().toLowerCase(Locale.ROOT).startsWith("select");
    }

    private void add(String sql, boolean commits) {
        asked.add(
                new Asked(
                        Thread.currentThread().getName(),
                        sql.strip().replaceAll("\\s+", " "),
                        commits));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException cause ? cause : e;
        }
    }
}
