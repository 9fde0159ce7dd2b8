package dev.tollbridge.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description that is checked in is what the code says. After a wanted change: {@code mvn test
 * -Dtest=OpenApiTest -Dopenapi.update=true}.
 */
@ServerTest
class OpenApiTest {
    private static final Path CHECKED_IN = Path.of("src/main/openapi/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired ApplicationContext server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JsonNode api;

    @BeforeEach
    void read() {
        var answer = ApiClient.of(Shop.port(server), "").get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        api = answer.json();
    }

    @Test
    void isWhatIsCheckedIn() throws IOException {
        var now = JSON.writeValueAsString(api) + "\n";
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(CHECKED_IN, now);
        }
        assertThat(now)
                .as("if the change is wanted: mvn test -Dtest=OpenApiTest -Dopenapi.update=true")
                .isEqualTo(Files.readString(CHECKED_IN));
    }

    @Test
    void isOpenApi31WithBothWaysToAuthenticate() {
        assertThat(api.at("/openapi").stringValue()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("secret_key", "signature");
    }

    @Test
    void everyPostOfABuiltResourceWantsAnIdempotencyKey() {
        assertThat(operations("post")).isNotEmpty();
        for (var operation : operations("post")) {
            assertThat(operation.at("/parameters").toString())
                    .as(operation.at("/operationId").toString())
                    .contains("#/components/parameters/IdempotencyKey");
        }
    }

    @Test
    void everyOperationAndEveryMemberIsDescribed() {
        var missing = new ArrayList<String>();
        for (String method : List.of("get", "post", "patch")) {
            for (var operation : operations(method)) {
                note(missing, operation, "summary", operation.at("/operationId").asString());
                for (var parameter : operation.at("/parameters")) {
                    if (!parameter.has("$ref")) {
                        note(
                                missing,
                                parameter,
                                "description",
                                operation.at("/operationId").asString()
                                        + " "
                                        + parameter.at("/name").asString());
                    }
                }
            }
        }
        for (var schema : api.at("/components/schemas").properties()) {
            note(missing, schema.getValue(), "description", schema.getKey());
            for (var member : schema.getValue().at("/properties").properties()) {
                note(
                        missing,
                        member.getValue(),
                        "description",
                        schema.getKey() + "." + member.getKey());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesAreInSnakeCase() {
        for (var schema : api.at("/components/schemas")) {
            assertThat(schema.at("/properties").propertyNames())
                    .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        }
        assertThat(operations("get").toString())
                .contains("starting_after")
                .doesNotContain("startingAfter");
    }

    @Test
    void examplesCanBeSentAsTheyAre() {
        var shop = Shop.open(server).test();
        for (String path : List.of("payments", "checkout_sessions", "webhook_endpoints")) {
            var ref =
                    api.at(
                                    "/paths/~1v1~1"
                                            + path
                                            + "/post/requestBody/content/application~1json/schema/$ref")
                            .stringValue();
            var example = api.at(ref.substring(1) + "/example");
            assertThat(shop.post("/v1/" + path, example.toString()).status())
                    .as(path)
                    .isEqualTo(201);
        }
    }

    /** Of built resources. */
    private List<JsonNode> operations(String method) {
        return api.at("/paths")
                .valueStream()
                .map(path -> path.get(method))
                .filter(operation -> operation != null)
                .filter(operation -> !operation.at("/tags").toString().contains("Reserved"))
                .toList();
    }

    private static void note(List<String> missing, JsonNode node, String member, String name) {
        if (node.at("/" + member).asString("").isBlank()) {
            missing.add(name);
        }
    }
}
