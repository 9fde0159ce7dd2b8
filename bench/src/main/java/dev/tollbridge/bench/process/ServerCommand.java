package dev.tollbridge.bench.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's command line as the launcher has it, with one more jar on its class path: all other
 * words, the JVM's flags above all, stay as they are.
 */
public final class ServerCommand {
    private static final String MAIN = "dev.tollbridge.TollbridgeServer";
    private static final String LEARNING = "-XX:AOTCacheOutput=";
    private static final String LEARNED = "-XX:AOTCache=";

    private ServerCommand() {}

    /**
     * @param command with {@code -jar} and the server's jar
     * @param more the jar that is added
     * @param directory where what the JVM learns is kept
     */
    public static List<String> with(List<String> command, Path more, Path directory) {
        int at = command.indexOf("-jar");
        if (at < 0) {
            throw new IllegalArgumentException("the server's command has no -jar: " + command);
        }
        var jar = command.get(at + 1);
        var words = new ArrayList<String>();
        command.subList(0, at).stream()
                .map(word -> isOfLearning(word) ? LEARNING + directory.resolve("server.aot") : word)
                .forEach(words::add);
        words.addAll(List.of("-cp", jar + File.pathSeparator + more, MAIN));
        words.addAll(command.subList(at + 2, command.size()));
        return List.copyOf(words);
    }

    /** Whether its JVM writes what it has learned when it stops, for later starts. */
    public static boolean isLearning(List<String> command) {
        return command.stream().anyMatch(word -> word.startsWith(LEARNING));
    }

    /** The same command for a start now: with what an earlier one has learned, if there was one. */
    public static List<String> forStart(List<String> command) {
        return command.stream()
                .map(word -> {
                    var file = word.substring(word.indexOf('=') + 1);
                    return word.startsWith(LEARNING) && Files.exists(Path.of(file))
                            ? LEARNED + file
                            : word;
                })
                .toList();
    }

    /** The same command for a start for which and of which nothing is learned. */
    public static List<String> withoutLearning(List<String> command) {
        return command.stream().filter(word -> !isOfLearning(word)).toList();
    }

    /** The same command with another build of the server. */
    public static List<String> withJar(List<String> command, Path jar) {
        var words = new ArrayList<>(command);
        words.set(words.indexOf("-jar") + 1, jar.toString());
        return List.copyOf(words);
    }

    private static boolean isOfLearning(String word) {
        return word.startsWith(LEARNING) || word.startsWith(LEARNED);
    }

    /** The flags of the JVM. */
    public static List<String> flags(List<String> command) {
        return command.stream()
                .skip(1)
                .takeWhile(word -> word.startsWith("-X") || word.startsWith("--"))
                .toList();
    }
}
