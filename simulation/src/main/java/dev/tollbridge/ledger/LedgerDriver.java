package dev.tollbridge.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does what the ledger's jobs do, once, when it is told. */
@Component
public class LedgerDriver {
    private final BalanceFolding folding;
    private final JdbcClient jdbc;

    LedgerDriver(BalanceFolding folding, JdbcClient jdbc) {
        this.folding = folding;
        this.jdbc = jdbc;
    }

    /** Adds what is booked to the balances. */
    public void fold() {
        folding.fold();
    }

    /** What {@code verify-books} would find; empty if the books are right. */
    public List<String> differences() {
        return BooksProof.of(jdbc).differences().stream().map(String::valueOf).toList();
    }
}
