package dev.tollbridge.database;

import java.io.PrintWriter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Something the program can do with the database instead of serving: {@code java -jar server.jar
 * NAME}. Found by {@link java.util.ServiceLoader}; nothing else of the server is started.
 */
public interface OfflineCommand {
    /** As typed, such as {@code verify-books}. */
    String name();

    /**
     * @param jdbc reads one snapshot, and cannot write; the server may be at work meanwhile
     * @param arguments what was typed behind the name
     * @param out for the person who typed it
     * @return whether all is well; otherwise the process ends with code 1
     */
    boolean run(JdbcClient jdbc, List<String> arguments, PrintWriter out);
}
