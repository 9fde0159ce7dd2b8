package dev.tollbridge.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That what guards the books in the database is still there and at work. */
final class GuardProof {
    private static final String WHERE = "the database";

    /** Each yields true when the guard stands. */
    private static final List<Guard> GUARDS =
            List.of(
                    new Guard(
                            "the trigger that refuses change is missing or disabled",
                            """
                            exists (select from pg_trigger where tgrelid = 'ledger_entries'::regclass
                                and tgname = 'ledger_entries_append_only' and tgenabled = 'A'
                                and tgfoid = to_regproc('ledger_refuse_change') and (tgtype & 58) = 58
                                and tgqual is null and tgattr = '')
                            """),
                    new Guard(
                            "the function that refuses change was replaced",
                            """
                            exists (select from pg_proc where oid = to_regproc('ledger_refuse_change')
                                and prosrc ~ '^\\s*begin\\s+raise exception [^;]+;\\s*end\\s*$')
                            """),
                    new Guard(
                            "the trigger that notes new entries for folding is missing or disabled",
                            """
                            exists (select from pg_trigger where tgrelid = 'ledger_entries'::regclass
                                and tgname = 'ledger_entries_unfolded' and tgenabled in ('O', 'A'))
                            """),
                    new Guard(
                            "the constraint that refuses unbalanced entries is missing",
                            """
                            exists (select from pg_constraint where conrelid = 'ledger_entries'::regclass
                                and conname = 'ledger_entries_balanced' and contype = 'c' and convalidated)
                            """),
                    new Guard(
                            "the function that refuses unbalanced entries was replaced",
                            """
                            ledger_is_balanced('{a,b}', '{1,-1}') and not ledger_is_balanced('{a,b}', '{1,1}')
                            and not ledger_is_balanced('{a,b}', '{1,-2}')
                            and not ledger_is_balanced('{a,a}', '{1,-1}')
                            and not ledger_is_balanced('{a,b}', '{0,0}')
                            and not ledger_is_balanced('{}', '{}')
                            """),
                    new Guard(
                            "the constraint that refuses a second booking of an event is missing",
                            """
                            exists (select from pg_constraint c where conrelid = 'ledger_entries'::regclass
                                and contype = 'u' and conkey = array(
                                    select a.attnum from unnest('{merchant_id,live,reference}'::text[])
                                        with ordinality as k (name, place)
                                    join pg_attribute a on a.attrelid = c.conrelid and a.attname = k.name
                                    order by k.place))
                            """));

    private GuardProof() {}

    private record Guard(String whenGone, String condition) {}

    static int count() {
        return GUARDS.size();
    }

    static List<Difference> differences(JdbcClient jdbc) {
        var found = new ArrayList<Difference>();
        for (var guard : GUARDS) {
            var stands =
                    jdbc.sql("select " + guard.condition() + " as stands")
                            .query((row, number) -> row.getBoolean("stands"))
                            .single();
            if (!stands) {
                found.add(new Difference(WHERE, guard.whenGone()));
            }
        }
        return found;
    }
}
