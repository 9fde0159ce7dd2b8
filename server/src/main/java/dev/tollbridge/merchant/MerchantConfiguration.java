package dev.tollbridge.merchant;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.KeyFile.Keys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MerchantConfiguration {
    @Bean
    Keys keys(ServerSettings settings, JdbcClient jdbc) {
        return KeyFile.open(
                settings.dataDir(),
                () -> SealedColumn.ALL.stream().anyMatch(column -> column.isInUse(jdbc)));
    }

    @Bean
    Sealer sealer(ServerSettings settings, Keys keys) {
        return new Sealer(settings.dataDir(), keys);
    }

    @Bean
    ClientSecrets clientSecrets(Keys keys, Audit audit) {
        var entry = AuditEntry.of(AuditKind.CLIENT_SECRET_REFUSED, null, null);
        return new ClientSecrets(new KeyedTags(keys.clientSecrets()), () -> audit.note(entry));
    }

    @Bean
    ShopCodes shopCodes(Keys keys, Apps apps) {
        return new ShopCodes(new KeyedTags(keys.clientSecrets()), apps);
    }

    @Bean
    CounterCodes counterCodes(Keys keys) {
        return new CounterCodes(new KeyedTags(keys.clientSecrets()));
    }
}
