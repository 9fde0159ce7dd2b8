package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two nodes that remember, each with the same clock. */
@ServerTest
class RememberedAccountsTest {
    @Autowired ChannelAccountTable table;
    @Autowired Merchants merchants;
    @Autowired IdGenerator ids;

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    private RememberedAccounts here;

    @SuppressWarnings("NullAway.Init")
    private RememberedAccounts there;

    @SuppressWarnings("NullAway.Init")
    private MerchantId merchant;

    @SuppressWarnings("NullAway.Init")
    private ChannelAccountId id;

    @BeforeEach
    void twoNodesKnowTheAccount() {
        here = new RememberedAccounts(table, now::get);
        there = new RememberedAccounts(table, now::get);
        merchant = merchants.create("Remembered").id();
        id = new ChannelAccountId(ids.next());
        assertThat(there.enabled(merchant, false)).isEmpty();
        here.create(id, merchant, false, draft(true));
        assertThat(isUsable(here)).isTrue();
        assertThat(isUsable(there)).as("that there was none is not remembered").isTrue();
    }

    private static Draft draft(boolean enabled) {
        return new Draft("alipay", "Main", enabled, 1, Map.of("app_id", "1"), Map.of());
    }

    private boolean isUsable(RememberedAccounts node) {
        boolean found = node.find(id).orElseThrow().enabled();
        assertThat(node.enabled(merchant, false)).hasSize(found ? 1 : 0);
        return found;
    }

    @Test
    void aChangeCountsAtOnceHereAndSoonElsewhere() {
        var read = here.find(merchant, id).orElseThrow();
        assertThat(here.update(read, draft(false))).isPresent();
        assertThat(isUsable(here)).isFalse();
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(5)));
        assertThat(isUsable(there)).isFalse();
    }

    @Test
    void whatIsLearnedCountsAtOnceHere() {
        var read = here.find(id).orElseThrow();
        here.learn(read, Map.of("certificate", "A"));
        assertThat(here.find(id).orElseThrow().version()).isGreaterThan(read.version());
    }

    @Test
    void whoChangesAnAccountReadsTheTable() {
        var read = there.find(merchant, id).orElseThrow();
        assertThat(there.update(read, draft(false))).isPresent();
        assertThat(here.find(merchant, id).orElseThrow().enabled()).isFalse();
        assertThat(here.all(merchant, false).getFirst().enabled()).isFalse();
    }
}
