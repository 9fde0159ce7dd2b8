package dev.tollbridge.database;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * Linux's {@code sync_file_range}: the kernel begins to write what is in its memory of a file. Not
 * {@code fsync}, which would take away the report of a failed write that PostgreSQL has to see.
 */
final class WriteBack {
    /** {@code SYNC_FILE_RANGE_WRITE}. */
    private static final int BEGIN = 2;

    private static final int READ_ONLY = 0;
    private static final boolean KNOWN =
            Linker.nativeLinker().defaultLookup().find("sync_file_range").isPresent();

    private WriteBack() {}

    /** Looked up when the first file is written. */
    private static final class Functions {
        private static final MethodHandle OPEN =
                function(
                        "open",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                        // Its third parameter may be left out.
                        Linker.Option.firstVariadicArg(2));
        private static final MethodHandle RANGE =
                function(
                        "sync_file_range",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        private static final MethodHandle CLOSE =
                function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        @SuppressWarnings("restricted")
        private static MethodHandle function(
                String name, FunctionDescriptor types, Linker.Option... options) {
            var linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types, options);
        }
    }

    /** Whether this system has it. */
    static boolean isKnown() {
        return KNOWN;
    }

    /** Returns at once. A file that is not there is passed over. */
    static void begin(Path file) {
        try (var arena = Arena.ofConfined()) {
            int descriptor =
                    (int)
                            Functions.OPEN.invokeExact(
                                    arena.allocateFrom(file.toString()), READ_ONLY);
            if (descriptor >= 0) {
                int _ = (int) Functions.RANGE.invokeExact(descriptor, 0L, 0L, BEGIN);
                int _ = (int) Functions.CLOSE.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
