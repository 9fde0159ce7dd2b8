package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.e2e.TaggedTests.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The capability matrix on the docs' page, against what a running server tells and the tags of the
 * tests. {@code ./mvnw -pl e2e -am verify -Dit.test=ChannelsPageIT -Dpages.update=true} writes it
 * anew.
 */
@ExtendWith(SharedInstallation.class)
class ChannelsPageIT {
    private static final Path PAGE = Path.of("docs/channels/README.md");
    private final Installation gateway;

    ChannelsPageIT(Installation gateway) {
        this.gateway = gateway;
    }

    @Test
    void thePageSaysWhatChannelsDeclareAndTestsProve() throws IOException {
        var channels = gateway.api().get("/v1/channels").ok().path("data");
        var made = ChannelsPage.of(channels, TaggedTests.of(Repository.ROOT, "channel-"), PAGE);
        assertThat(made.unknown()).as("tests of what no channel declares").isEmpty();
        var page = Repository.ROOT.resolve(PAGE);
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(page, made.text());
        }
        assertThat(page)
                .as("if the change is wanted: -Dit.test=ChannelsPageIT -Dpages.update=true")
                .content()
                .isEqualTo(made.text());
    }

    @Test
    void aClaimIsProvenByItsTagAlone() {
        var channels =
                Http.JSON.readTree(
                        """
                        [{"code": "wallet", "name": {"en": "Wallet", "zh_cn": "钱包"},
                          "capabilities": ["pay", "query", "refund"],
                          "methods": [
                            {"method": "wallet", "scene": "qr", "currencies": ["CNY"], "captures": "once"},
                            {"method": "other", "scene": "qr", "currencies": ["CNY"], "captures": "none"}]}]
                        """);
        var test = new Found("SomeTest.pays", Path.of("server/src/test/java/SomeTest.java"));
        var made =
                ChannelsPage.of(
                        channels,
                        Map.of(
                                "wallet/other/qr/pay", List.of(test),
                                "wallet/query", List.of(test),
                                "wallet/close", List.of(test)),
                        PAGE);
        var link = "[SomeTest.pays](../../server/src/test/java/SomeTest.java)";
        assertThat(made.unknown()).containsExactly("wallet/close");
        assertThat(made.text())
                .contains("| `wallet` | `qr` | CNY | 0 to 0 | 0 min |  | once |  |  |")
                .contains("| `other` | `qr` | CNY | 0 to 0 | 0 min |  |  | " + link + " |  |")
                .contains("| `query` | " + link + " |", "| `refund` |  |");
    }
}
