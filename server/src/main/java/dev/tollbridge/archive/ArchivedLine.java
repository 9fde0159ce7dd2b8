package dev.tollbridge.archive;

import dev.tollbridge.kernel.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is remembered of a line that was read back: enough to delete that row and no other.
 *
 * @param hash SHA-256 of the row's JSON
 */
record ArchivedLine(String table, UUID id, byte[] hash) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\{\"table\":\"([a-z_]+)\",\"id\":\"([0-9a-f-]{36})\",\"row\":(\\{.*\\})\\}",
                    // Text may hold what Unicode calls line separators.
                    Pattern.DOTALL);

    /** The line of a file, with its end. */
    static String print(ArchivedRow row) {
        return "{\"table\":\"%s\",\"id\":\"%s\",\"row\":%s}\n"
                .formatted(row.table(), row.id(), row.json());
    }

    static ArchivedLine read(String line) throws IOException {
        var found = FORM.matcher(line);
        if (!found.matches()) {
            throw new IOException("a line of the archive that is no row");
        }
        byte[] json = found.group(3).getBytes(StandardCharsets.UTF_8);
        return new ArchivedLine(
                found.group(1), UUID.fromString(found.group(2)), Digests.sha256(json));
    }
}
