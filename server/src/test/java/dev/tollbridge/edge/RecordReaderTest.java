package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private final StrictJson json = new StrictJson();

    record Item(@Schema(requiredMode = RequiredMode.REQUIRED) String name) {}

    record Order(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "1000")
                    Long amount,
            @Nullable Integer count,
            @Schema(minLength = 2, maxLength = 5, pattern = "[a-z]+") @Nullable String shortName,
            @Schema(format = "iso-4217") @Nullable String currency,
            @Schema(format = "uri") @Nullable String url,
            @Schema(allowableValues = {"red", "blue"}) @Nullable String colour,
            @Nullable Scene scene,
            @Nullable Boolean paid,
            @Nullable Instant at,
            @Nullable PaymentId payment,
            @Nullable Secret secret,
            @Nullable Item item,
            @Nullable List<Item> items,
            @Nullable Map<String, String> notes)
            implements Body {
        @Override
        public void check(Faults faults) {
            if (amount == 13) {
                faults.add("/amount", "is unlucky");
            }
        }
    }

    @Test
    void readsEveryType() {
        var order =
                read(
                        """
                        {"amount": 5, "count": 2, "short_name": "abc", "currency": "JPY", "url": "https://a.example/b?c=d",
                         "colour": "red", "scene": "in_app_page", "paid": true, "at": "2026-05-01T12:00:00+08:00",
                         "payment": "pay_01jt0vq1c2e9xbt7r5d4m8k6hn", "secret": "line\\nline", "item": {"name": "x"},
                         "items": [{"name": "y"}], "notes": {"a.b-c_1": "ü"}}
                        """);
        assertThat(order.amount()).isEqualTo(5);
        assertThat(order.count()).isEqualTo(2);
        assertThat(order.scene()).isEqualTo(Scene.IN_APP_PAGE);
        assertThat(order.at()).isEqualTo("2026-05-01T04:00:00Z");
        assertThat(order.payment()).hasToString("pay_01jt0vq1c2e9xbt7r5d4m8k6hn");
        assertThat(order.secret()).isEqualTo(Secret.of("line\nline"));
        assertThat(order.items()).containsExactly(new Item("y"));
        assertThat(order.notes()).isEqualTo(Map.of("a.b-c_1", "ü"));
    }

    @Test
    void nullCountsAsAbsent() {
        assertThat(read("{\"amount\": 1, \"count\": null}").count()).isNull();
        assertThat(faults("{\"amount\": null}")).containsExactly("/amount is required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-1 | /amount must be from 1 to 1000",
                "0 | /amount must be from 1 to 1000",
                "1001 | /amount must be from 1 to 1000",
                "9223372036854775808 | /amount must be from 1 to 1000",
                "18446744073709551617 | /amount must be from 1 to 1000",
                "1.0 | /amount must be an integer, without quotes, decimals or exponent",
                "1.5 | /amount must be an integer, without quotes, decimals or exponent",
                "1e2 | /amount must be an integer, without quotes, decimals or exponent",
                "1e309 | /amount must be an integer, without quotes, decimals or exponent",
                "\"1\" | /amount must be an integer, without quotes, decimals or exponent",
                "true | /amount must be an integer, without quotes, decimals or exponent",
                "[1] | /amount must be an integer, without quotes, decimals or exponent",
                "13 | /amount is unlucky"
            })
    void refusesWrongAmounts(String amount, String fault) {
        assertThat(faults("{\"amount\": " + amount + "}")).containsExactly(fault);
    }

    @Tag("attack-polymorphic-json")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"short_name\": \"a\" | /short_name must have 2 to 5 characters",
                "\"short_name\": \"ABC\" | /short_name must match [a-z]+",
                "\"short_name\": 1 | /short_name must be a string",
                "\"currency\": \"cny\" | /currency is no currency code of ISO 4217",
                "\"currency\": \"XXX\" | /currency is no currency code of ISO 4217",
                "\"colour\": \"green\" | /colour must be one of red, blue",
                "\"scene\": \"QR\" | /scene must be one of web, h5, qr, barcode, in_app_page, mini_program, app, api",
                "\"scene\": 1 | /scene must be one of web, h5, qr, barcode, in_app_page, mini_program, app, api",
                "\"url\": \"javascript:alert(1)\" | /url must be an absolute http or https URL without a user name",
                "\"url\": \"//a.example\" | /url must be an absolute http or https URL without a user name",
                "\"url\": \"https://user@a.example\" | /url must be an absolute http or https URL without a user name",
                "\"url\": \"http://a b\" | /url must be an absolute http or https URL",
                "\"url\": \"https://a.example/\\r\\nSet-Cookie\" | /url must not contain control characters or broken Unicode",
                "\"paid\": \"true\" | /paid must be true or false",
                "\"at\": \"yesterday\" | /at must be a time such as 2026-05-01T12:00:00Z (RFC 3339)",
                "\"payment\": \"ref_01jt0vq1c2e9xbt7r5d4m8k6hn\" | /payment is no id of this kind of object",
                "\"secret\": \"\\u0000\" | /secret must not contain control characters or broken Unicode",
                "\"notes\": {\"a\": \"\\ud800\"} | /notes/a must not contain control characters or broken Unicode",
                "\"notes\": {\"a/b~\": \"c\"} | /notes/a~1b~0 is no name: use 1 to 40 letters, digits and _ . -",
                "\"notes\": {\"a\": 1} | /notes/a must be a string",
                "\"notes\": [] | /notes must be a JSON object",
                "\"items\": {} | /items must be a JSON array",
                "\"items\": [{\"name\": \"a\"}, {}] | /items/1/name is required",
                "\"item\": {\"name\": \"a\", \"x/y\": 1} | /item/x~1y is not known here",
                "\"item\": \"a\" | /item must be a JSON object",
                "\"@type\": \"java.lang.Runtime\" | /@type is not known here"
            })
    void refusesWrongMembers(String member, String fault) {
        assertThat(faults("{\"amount\": 1, " + member + "}")).containsExactly(fault);
    }

    @Test
    void boundsMapsAndLists() {
        var notes = new StringBuilder("{\"amount\": 1, \"notes\": {");
        for (int i = 0; i <= 50; i++) {
            notes.append(i == 0 ? "" : ",").append("\"k").append(i).append("\": \"v\"");
        }
        assertThat(faults(notes + "}}")).containsExactly("/notes must have at most 50 members");
        assertThat(faults("{\"amount\": 1, \"items\": [" + "{},".repeat(100) + "{}]}"))
                .containsExactly("/items must have at most 100 items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8888e8888888888888888889", "{\"amount\": 1e-99999999999}"})
    void anExponentThatFitsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> json.read(text.getBytes(UTF_8)))
                .isInstanceOf(RefusedException.class);
    }

    private Order read(String text) {
        return RecordReader.read(json.read(text.getBytes(UTF_8)), Order.class, "/");
    }

    private List<String> faults(String text) {
        try {
            read(text);
            return List.of();
        } catch (RefusedException e) {
            return e.refusals().stream().map(RecordReaderTest::line).toList();
        }
    }

    private static String line(Refusal refusal) {
        return refusal.param() + " " + refusal.detail();
    }
}
