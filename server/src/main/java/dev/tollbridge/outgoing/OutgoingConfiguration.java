package dev.tollbridge.outgoing;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.kernel.ServerSettings;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutgoingConfiguration {
    private static final Logger log = LoggerFactory.getLogger(OutgoingConfiguration.class);

    @Bean
    OutgoingClients outgoingClients(ServerSettings settings, Audit audit) {
        return clients(settings.development(), audit::note);
    }

    static OutgoingClients clients(boolean development, Consumer<AuditEntry> audit) {
        if (development) {
            log.warn(
                    "development mode: webhooks and channel calls may go to loopback addresses and"
                            + " over plain http");
        }
        return new OutgoingClients(development, audit);
    }
}
