package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/** How values of payments become values of columns. */
final class Columns {
    private Columns() {}

    static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    static @Nullable String code(@Nullable Scene scene) {
        return scene == null ? null : scene.code();
    }

    static @Nullable String code(@Nullable Ending ending) {
        return ending == null ? null : ending.code();
    }

    static String currency(Money money) {
        return money.currency().getCurrencyCode();
    }

    static SqlTypeValue ids(Collection<? extends TypedId> ids) {
        return Bulk.array("uuid", ids.stream().map(TypedId::value).toArray());
    }
}
