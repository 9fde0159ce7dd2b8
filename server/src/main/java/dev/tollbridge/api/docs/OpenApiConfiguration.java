package dev.tollbridge.api.docs;

import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String INTRODUCTION =
            """
            One API in front of every payment channel.

            **Amounts** are integers in the minor unit of the currency (fen for CNY, yen for JPY). **Times** are RFC 3339 \
            in UTC. **Ids** carry a prefix that says of what they are.

            **Errors** are RFC 9457 problems: branch on `code`, show `detail` to developers, quote `request_id` when you \
            ask about a call. All codes: [/docs/errors](/docs/errors).

            **Every POST needs an `Idempotency-Key`.** The same key with the same path and body replays the stored answer \
            with `Idempotency-Replayed: true`; with another body it is refused (422); while the first call is running it \
            answers 409. Keys are kept for 7 days and belong to a merchant and a mode.

            **Unknown members are refused**, in bodies and in queries, so that a typing error never changes a payment \
            silently. A member that is `null` counts as absent. Integers are written without decimals or exponent, \
            bodies nest at most 16 deep and name a member only once.

            **Lists** are newest first; follow them with `starting_after` and `ending_before`.
            """;

    static {
        // What filters supply nobody sends; queries are described member by member.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, NewId.class, Query.class);
    }

    @Bean
    OpenAPI description(ServerSettings settings) {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tollbridge")
                                .version("1")
                                .description(INTRODUCTION)
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(
                        new Components()
                                .addSecuritySchemes("secret_key", secretKey())
                                .addSecuritySchemes("signature", signature()))
                .security(
                        List.of(
                                new SecurityRequirement().addList("secret_key"),
                                new SecurityRequirement().addList("signature")));
    }

    private static SecurityScheme secretKey() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "A secret key: `Authorization: Bearer sk_test_...` or `sk_live_...`. Test and live never mix.");
    }

    private static SecurityScheme signature() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("Signature")
                .description(
                        """
                        HTTP Message Signatures (RFC 9421), with `Signature-Input` and `Signature`. Cover `@method`, \
                        `@target-uri` (or `@path` and `@query`), `content-digest` (RFC 9530) when there is a body and \
                        `idempotency-key` when it is sent, with `created` (5 minutes), `nonce` (once) and `keyid`. \
                        Algorithms: hmac-sha256, rsa-v1_5-sha256, rsa-pss-sha512, ed25519; the key decides which.\
                        """);
    }

    @Bean
    DescribedRecords describedRecords() {
        return new DescribedRecords();
    }

    @Bean
    OperationCustomizer describedOperations() {
        return new DescribedOperations();
    }

    @Bean
    GlobalOpenApiCustomizer describedMembers() {
        return new DescribedMembers();
    }
}
