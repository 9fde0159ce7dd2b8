package dev.tollbridge.audit;

import dev.tollbridge.kernel.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Heads of chains that a person has kept outside of the database. Who can write to the database can
 * also make a new chain that agrees with itself; it cannot agree with a hash that lies elsewhere.
 */
final class Anchors {
    private static final Pattern LINE =
            Pattern.compile("\\bhead (mer_\\w+|none) ([0-9]{1,18}) ([0-9a-f]{64})\\b");

    private final Map<UUID, Map<Long, String>> hashes = new HashMap<>();

    /** The lines that {@link #print} has made, wherever they stand: a saved output, or the log. */
    static Anchors read(Path file) throws IOException {
        var anchors = new Anchors();
        for (String line : Files.readAllLines(file)) {
            var found = LINE.matcher(line);
            if (found.find()) {
                chain(found.group(1))
                        .ifPresent(chain ->
                                anchors.hashes
                                        .computeIfAbsent(chain, key -> new HashMap<>())
                                        .put(Long.valueOf(found.group(2)), found.group(3)));
            }
        }
        return anchors;
    }

    static Anchors none() {
        return new Anchors();
    }

    Map<UUID, Map<Long, String>> hashes() {
        return hashes;
    }

    static String print(UUID chain, long sequence, String hash) {
        return "head " + name(chain) + " " + sequence + " " + hash;
    }

    static String name(UUID chain) {
        return chain.equals(AuditRecord.NO_MERCHANT) ? "none" : new MerchantId(chain).print();
    }

    private static Optional<UUID> chain(String name) {
        return name.equals("none")
                ? Optional.of(AuditRecord.NO_MERCHANT)
                : MerchantId.parse(name).map(MerchantId::value);
    }
}
