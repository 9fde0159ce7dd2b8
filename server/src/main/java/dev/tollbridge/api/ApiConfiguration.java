package dev.tollbridge.api;

import dev.tollbridge.edge.LateClaims;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API tells the edge about its resources. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {
    /** Both check the request, read, and then do all they write in one step. */
    @Bean
    LateClaims lateClaims() {
        return new LateClaims(Set.of("/v1/payments", "/v1/refunds"));
    }
}
