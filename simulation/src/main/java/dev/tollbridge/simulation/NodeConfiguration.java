package dev.tollbridge.simulation;

import dev.tollbridge.edge.ApiDoor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;

/**
 * One node of the gateway: the server's own beans, without its web server and without the threads
 * that would act by themselves. Time, chance, the network and the database come from the {@link
 * World}.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ConfigurationPropertiesScan("dev.tollbridge")
@ComponentScan(
        basePackages = "dev.tollbridge",
        excludeFilters = {
            @ComponentScan.Filter(RestController.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = {
                        "dev\\.tollbridge\\.(api|checkout|demo|edge|pages|simulation)\\..*",
                        "dev\\.tollbridge\\.TollbridgeServer",
                        "dev\\.tollbridge\\.database\\..*",
                        "dev\\.tollbridge\\.payment\\.RecoveryWorker",
                        "dev\\.tollbridge\\.merchant\\.KeyRotationAtStart"
                    })
        })
@Import(ApiDoor.class)
class NodeConfiguration {}
