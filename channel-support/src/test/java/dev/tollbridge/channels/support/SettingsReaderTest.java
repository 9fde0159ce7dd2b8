package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.ChannelAdapter.Opening.Problem;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
    private static final String DIGITS = "[0-9]{3}";

    @Test
    void opensWhatCanBeRead() {
        var account = new Account();
        var opening = SettingsReader.open(settings(Map.of()), fields -> Optional.of(account));
        assertThat(opening).isEqualTo(new Opening.Opened(account));
    }

    @Test
    void oneProblemIsEnoughToRefuseAnAccount() {
        var opening =
                SettingsReader.open(
                        settings(Map.of()),
                        fields -> {
                            fields.problem("a", "is odd");
                            return Optional.of(new Account());
                        });
        assertThat(opening).isEqualTo(new Opening.Refused(List.of(new Problem("a", "is odd"))));
    }

    @Test
    void anAdapterHasToSayWhy() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> SettingsReader.open(settings(Map.of()), fields -> Optional.empty()));
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(
                        problems(
                                Map.of("b", "12", "c", "blue"),
                                fields -> {
                                    fields.required("a", DIGITS, "must have three digits");
                                    fields.optional("b", DIGITS, "must have three digits");
                                    fields.choice("c", List.of("red", "green"));
                                    fields.requiredUrl("d", "is required: there is no sandbox");
                                    fields.privateKey("e", "is required: the shop's");
                                    fields.publicKey("f", "must be the channel's");
                                    fields.secret("g", Pem::decode, "must be Base64");
                                }))
                .containsExactly(
                        new Problem("a", "must have three digits"),
                        new Problem("b", "must have three digits"),
                        new Problem("c", "must be one of red, green"),
                        new Problem("d", "is required: there is no sandbox"),
                        new Problem("e", "is required: the shop's"),
                        new Problem("f", "must be the channel's"),
                        new Problem("g", "must be Base64"));
    }

    @Test
    void whatMayBeMissingIsNoProblem() {
        assertThat(
                        problems(
                                Map.of("a", " 123 ", "blank", " "),
                                fields -> {
                                    assertThat(fields.required("a", DIGITS, "")).isEqualTo("123");
                                    assertThat(fields.optional("blank", DIGITS, "")).isNull();
                                    assertThat(fields.optional("none", Pem::decode, "")).isNull();
                                    assertThat(fields.choice("none", List.of("red", "green")))
                                            .isEqualTo("red");
                                    assertThat(fields.url("none", "https://channel.example"))
                                            .hasHost("channel.example");
                                }))
                .isEmpty();
    }

    @Test
    void anAddressThatWasEnteredIsChecked() {
        assertThat(
                        problems(
                                Map.of("a", "https://user@channel.example"),
                                fields -> {
                                    fields.url("a", "https://channel.example");
                                    fields.requiredUrl("a", "is required");
                                }))
                .containsExactly(
                        new Problem(
                                "a",
                                "must be an http or https URL without user, query and fragment"),
                        new Problem(
                                "a",
                                "must be an http or https URL without user, query and fragment"));
    }

    @Test
    void aSecretIsDecodedAndNeverRepeated() {
        var secrets = Map.of("good", Secret.of(" AAAA\n"), "bad", Secret.of("hunter2!"));
        var opening =
                SettingsReader.open(
                        new AccountSettings(
                                "acc_1",
                                true,
                                URI.create("https://pay.example.com/n"),
                                Map.of(),
                                secrets,
                                Map.of()),
                        fields -> {
                            assertThat(fields.secret("good", Pem::decode, "")).hasSize(3);
                            fields.secret("bad", Pem::decode, "must be Base64");
                            fields.privateKey("bad", "is required");
                            return Optional.empty();
                        });
        assertThat(opening)
                .isEqualTo(
                        new Opening.Refused(
                                List.of(
                                        new Problem("bad", "must be Base64"),
                                        new Problem(
                                                "bad",
                                                "is no RSA private key of 2048 bits or more in"
                                                        + " PKCS#8 form"))));
        assertThat(opening.toString()).doesNotContain("hunter2");
    }

    private static List<Problem> problems(
            Map<String, String> values, Consumer<SettingsReader> read) {
        var opening =
                SettingsReader.open(
                        settings(values),
                        fields -> {
                            read.accept(fields);
                            return Optional.of(new Account());
                        });
        return switch (opening) {
            case Opening.Opened(var account) -> List.of();
            case Opening.Refused(var problems) -> problems;
        };
    }

    private static AccountSettings settings(Map<String, String> values) {
        return new AccountSettings(
                "acc_1", true, URI.create("https://pay.example.com/n"), values, Map.of(), Map.of());
    }

    private static final class Account implements ChannelAccount {}
}
