package dev.tollbridge.demo;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demo_orders}. */
@Repository
@DevelopmentOnly
class ShopOrders {
    private final JdbcClient jdbc;

    ShopOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(MerchantId merchant, ShopOrder order) {
        jdbc.sql(
                        """
                        insert into demo_orders (id, merchant_id, product, quantity, created_at)
                        values (:id, :merchant, :product, :quantity, :now)
                        """)
                .param("id", order.id())
                .param("merchant", merchant.value())
                .param("product", order.product().code())
                .param("quantity", order.quantity())
                .param("now", Sql.time(order.createdAt()))
                .update();
    }

    void setCheckoutUrl(UUID order, String url) {
        jdbc.sql("update demo_orders set checkout_url = :url where id = :id")
                .param("id", order)
                .param("url", url)
                .update();
    }

    Optional<ShopOrder> find(UUID order) {
        return jdbc.sql("select * from demo_orders where id = :id")
                .param("id", order)
                .query(ShopOrders::order)
                .optional();
    }

    /** Newest first. */
    List<ShopOrder> latest(MerchantId merchant, int limit) {
        return jdbc.sql(
                        """
                        select * from demo_orders where merchant_id = :merchant
                        order by id desc limit :limit
                        """)
                .param("merchant", merchant.value())
                .param("limit", limit)
                .query(ShopOrders::order)
                .list();
    }

    private static ShopOrder order(ResultSet row, int number) throws SQLException {
        return new ShopOrder(
                row.getObject("id", UUID.class),
                Product.of(row.getString("product")).orElseThrow(),
                row.getInt("quantity"),
                row.getString("checkout_url"),
                Sql.instant(row, "created_at"));
    }
}
