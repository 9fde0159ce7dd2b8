package dev.tollbridge.demo;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demo_setup}, which has one row or none. */
@Repository
@DevelopmentOnly
class DemoShops {
    private final JdbcClient jdbc;

    DemoShops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DemoShop> find() {
        return jdbc.sql("select * from demo_setup where id = 1")
                .query((row, n) ->
                        new DemoShop(
                                new MerchantId(row.getObject("merchant_id", UUID.class)),
                                new AppId(row.getObject("app_id", UUID.class)),
                                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class))))
                .optional();
    }

    void add(DemoShop shop) {
        jdbc.sql(
                        """
                        insert into demo_setup (id, merchant_id, app_id, endpoint_id)
                        values (1, :merchant, :app, :endpoint)
                        """)
                .param("merchant", shop.merchant().value())
                .param("app", shop.app().value())
                .param("endpoint", shop.endpoint().value())
                .update();
    }
}
