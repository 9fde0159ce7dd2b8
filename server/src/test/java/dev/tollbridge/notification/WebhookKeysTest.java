package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.KeyRotation;
import dev.tollbridge.merchant.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeliveryTest
class WebhookKeysTest {
    @Autowired Shops shops;
    @Autowired WebhookKeys keys;
    @Autowired JdbcClient jdbc;
    @Autowired Sealer sealer;
    @Autowired IdGenerator ids;
    @Autowired Clock clock;
    @Autowired KeyRotation rotation;

    @Test
    void nodesThatNeedAFirstKeyAtOnceAgreeOnOne() throws Exception {
        var merchant = shops.open().merchant();
        var nodes = Stream.generate(this::anotherNode).limit(8).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<byte[]>> tasks =
                    nodes.stream()
                            .<Callable<byte[]>>map(
                                    node -> () -> node.of(merchant).getFirst().getEncoded())
                            .toList();
            var found = threads.invokeAll(tasks);
            for (var key : found) {
                assertThat(key.get()).isEqualTo(found.getFirst().get());
            }
        }
        assertThat(keys.published(merchant)).hasSize(1);
    }

    @Test
    void eachMerchantHasItsOwn() {
        var one = shops.open().merchant();
        var two = shops.open().merchant();
        assertThat(keys.of(one)).isNotEqualTo(keys.of(two));
        for (var merchant : List.of(one, two)) {
            assertThat(keys.published(merchant))
                    .extracting(WebhookKeys.PublicKey::merchant)
                    .containsExactly(merchant);
        }
    }

    @Test
    void aReplacedKeySignsBesideTheNewOneUntilItsEnd() {
        var merchant = shops.open().merchant();
        var first = keys.of(merchant).getFirst();
        replaceKey(merchant, clock.instant().plus(Duration.ofDays(1)));

        var both = anotherNode().of(merchant);
        assertThat(both).hasSize(2).last().isEqualTo(first);
        assertThat(keys.published(merchant)).hasSize(2);

        replaceKey(merchant, clock.instant().minusSeconds(1));
        assertThat(anotherNode().of(merchant)).hasSize(1).doesNotContainAnyElementsOf(both);
        assertThat(keys.published(merchant)).hasSize(1);
    }

    @Test
    void theSealingKeyCanBeRotated() {
        var merchant = shops.open().merchant();
        var before = keys.of(merchant).getFirst();
        rotation.rotate();
        assertThat(anotherNode().of(merchant)).containsExactly(before);
    }

    private void replaceKey(MerchantId merchant, Instant until) {
        jdbc.sql("update webhook_signing_keys set signs_until = ? where merchant_id = ?")
                .params(Sql.time(until), merchant.value())
                .update();
    }

    /** The same table without this one's cache. */
    private WebhookKeys anotherNode() {
        return new WebhookKeys(jdbc, sealer, ids, clock);
    }
}
