package dev.tollbridge.audit;

import dev.tollbridge.database.OfflineCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code verify-audit [--anchors FILE]}: checks every record of every chain. */
public final class VerifyAudit implements OfflineCommand {
    private static final int FETCH = 1_000;

    @Override
    public String name() {
        return "verify-audit";
    }

    @Override
    public boolean run(JdbcClient jdbc, List<String> arguments, PrintWriter out) {
        try {
            var anchors =
                    arguments.size() == 2 && arguments.getFirst().equals("--anchors")
                            ? Anchors.read(Path.of(arguments.getLast()))
                            : Anchors.none();
            if (!arguments.isEmpty() && arguments.size() != 2) {
                out.println("usage: verify-audit [--anchors FILE]");
                return false;
            }
            return verify(jdbc, anchors, out);
        } catch (IOException e) {
            out.println("cannot read the anchors: " + e.getMessage());
            return false;
        } catch (BadSqlGrammarException e) {
            out.println("this database has no audit log; the server makes it when it starts");
            return false;
        }
    }

    private record Head(long sequence, byte[] hash) {}

    static boolean verify(JdbcClient jdbc, Anchors anchors, PrintWriter out) {
        var heads = heads(jdbc);
        var checks = checks(jdbc, anchors);
        heads.keySet().forEach(chain -> checks.computeIfAbsent(chain, key -> check(key, anchors)));
        anchors.hashes()
                .keySet()
                .forEach(chain -> checks.computeIfAbsent(chain, key -> check(key, anchors)));
        long records = 0;
        long breaks = 0;
        for (var entry : checks.entrySet()) {
            var head = heads.get(entry.getKey());
            var check = entry.getValue();
            var fault = head == null ? check.end(0, null) : check.end(head.sequence(), head.hash());
            records += check.records();
            out.println(Anchors.print(entry.getKey(), check.records(), check.lastHash()));
            if (fault.isPresent()) {
                breaks++;
                out.println("BREAK in " + Anchors.name(entry.getKey()) + ": " + fault.get());
            }
        }
        out.printf(
                "audit log: chains=%d records=%d anchors=%d breaks=%d%n",
                checks.size(), records, anchors.hashes().size(), breaks);
        return breaks == 0;
    }

    private static Map<UUID, ChainCheck> checks(JdbcClient jdbc, Anchors anchors) {
        var checks = new TreeMap<UUID, ChainCheck>();
        jdbc.sql("select * from audit_records order by merchant_id, sequence")
                .withFetchSize(FETCH)
                .query(row -> {
                    var found = AuditRecord.read(row);
                    checks.computeIfAbsent(found.chain(), key -> check(key, anchors))
                            .next(found, row.getBytes("hash"));
                });
        return checks;
    }

    private static ChainCheck check(UUID chain, Anchors anchors) {
        return new ChainCheck(Objects.requireNonNullElse(anchors.hashes().get(chain), Map.of()));
    }

    private static Map<UUID, Head> heads(JdbcClient jdbc) {
        var heads = new HashMap<UUID, Head>();
        jdbc.sql("select merchant_id, sequence, hash from audit_heads")
                .query(row -> {
                    heads.put(
                            row.getObject("merchant_id", UUID.class),
                            new Head(row.getLong("sequence"), row.getBytes("hash")));
                });
        return heads;
    }
}
