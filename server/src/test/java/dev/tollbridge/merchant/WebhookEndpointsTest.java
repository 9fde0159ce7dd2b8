package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.testing.ServerTest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class WebhookEndpointsTest {
    private static final String URL = "https://shop.example/hooks";
    @Autowired WebhookEndpoints endpoints;
    @Autowired Merchants merchants;
    @Autowired JdbcClient jdbc;
    MerchantId merchant = new MerchantId(new UUID(0, 0));

    @BeforeEach
    void merchant() {
        merchant = merchants.create("Endpoints").id();
    }

    @Test
    void areChosenByMerchantModeStateAndEventType() {
        var all = create(false);
        var exact = create(false, "payment.succeeded");
        var family = create(false, "payment.*");
        var refunds = create(false, "refund.succeeded");
        create(true);
        var off = create(false);
        endpoints.update(off.id(), URL, List.of(), false);
        assertThat(endpoints.enabledFor(merchant, false, "payment.succeeded"))
                .containsExactlyInAnyOrder(all, exact, family);
        assertThat(endpoints.enabledFor(merchant, false, "refund.succeeded"))
                .containsExactlyInAnyOrder(all, refunds);
        assertThat(endpoints.enabledFor(merchants.create("Other").id(), false, "refund.succeeded"))
                .isEmpty();
    }

    @Test
    void secretFollowsStandardWebhooksAndTheOldOneSignsForADayAfterARotation() {
        var first = endpoints.create(merchant, false, URL, List.of());
        var id = first.endpoint().id();
        assertThat(first.secret().reveal()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(first.secret().reveal().substring(6))).hasSize(32);
        assertThat(secrets(id)).isEqualTo(new EndpointSecrets(first.secret(), null));

        var second = endpoints.rotateSecret(id);
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(secrets(id)).isEqualTo(new EndpointSecrets(second.secret(), first.secret()));

        jdbc.sql(
                        """
                        update webhook_endpoints set previous_valid_until = previous_valid_until - interval '24 hours'
                        where id = :id
                        """)
                .param("id", id.value())
                .update();
        assertThat(secrets(id)).isEqualTo(new EndpointSecrets(second.secret(), null));
    }

    private EndpointSecrets secrets(WebhookEndpointId id) {
        return endpoints.target(id).orElseThrow().secrets();
    }

    private WebhookEndpoint create(boolean live, String... types) {
        return endpoints.create(merchant, live, URL, List.of(types)).endpoint();
    }
}
