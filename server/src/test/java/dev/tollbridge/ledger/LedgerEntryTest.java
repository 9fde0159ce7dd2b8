package dev.tollbridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.spi.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LedgerAccount PAYABLE = LedgerAccount.payable();
    private static final LedgerAccount SUSPENSE = LedgerAccount.suspense();

    @Test
    void namesItsAccounts() {
        var account = new ChannelAccountId(new UUID(0, 1));
        assertThat(LedgerAccount.receivable(account).code())
                .isEqualTo("channel:acc_00000000000000000000000001:receivable");
        assertThat(LedgerAccount.fees(account).code())
                .isEqualTo("channel:acc_00000000000000000000000001:fees");
        assertThatThrownBy(() -> new LedgerAccount("merchant:"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LedgerAccount("a".repeat(101)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void balances() {
        var postings = List.of(new Posting(SUSPENSE, 5), new Posting(PAYABLE, -5));
        assertThat(entry(postings).postings()).isEqualTo(postings);
    }

    @Test
    void refusesWhatIsNoEntry() {
        assertThatThrownBy(() -> new Posting(PAYABLE, 0)).hasMessageContaining("nothing");
        assertThatThrownBy(() -> entry(List.of())).hasMessageContaining("fewer than two");
        assertThatThrownBy(() -> entry(List.of(new Posting(PAYABLE, 5))))
                .hasMessageContaining("fewer than two");
        assertThatThrownBy(() -> entry(List.of(new Posting(PAYABLE, 5), new Posting(PAYABLE, -5))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> entry(List.of(new Posting(PAYABLE, 5), new Posting(SUSPENSE, -4))))
                .hasMessageContaining("out of balance by 1");
        assertThatThrownBy(() -> new Posting(PAYABLE, Money.MAX_MINOR + 1))
                .hasMessageContaining("beyond");
        assertThatThrownBy(() -> new Posting(PAYABLE, Long.MIN_VALUE))
                .hasMessageContaining("beyond");
    }

    private static LedgerEntry entry(List<Posting> postings) {
        return new LedgerEntry("accepted", "accepted:1", CNY, postings);
    }
}
