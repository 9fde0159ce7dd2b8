package dev.tollbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that only the text of the sources shows. */
class SourcesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_FILE = 400;

    /** The demo is the place where one channel may be named: it sets up that channel's account. */
    private static final Pattern MAY_NAME_CHANNELS =
            Pattern.compile("server/src/main/java/dev/tollbridge/demo/.*");

    private static final Pattern CHANNEL_NAME =
            Pattern.compile(
                    "alipay|wechat|unionpay|tenpay|qq.?wallet|qpay", Pattern.CASE_INSENSITIVE);

    /** Comments, and the examples that the API's description shows. */
    private static final Pattern TALK =
            Pattern.compile(
                    "/\\*.*?\\*/|//[^\\n]*|example = \"(\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);

    private static final Pattern DOCUMENTED_PACKAGE =
            Pattern.compile("\\A/\\*\\*.*?\\*/\\s*@NullMarked\\s.*", Pattern.DOTALL);
    private static final Pattern OWN_DEPENDENCY =
            Pattern.compile(
                    "<dependency>\\s*<groupId>dev\\.tollbridge</groupId>\\s*"
                            + "<artifactId>([^<]+)</artifactId>"
                            + "(\\s*<scope>([^<]+)</scope>)?");

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        var packages = javaFiles().map(Path::getParent).distinct().toList();
        assertThat(packages).hasSizeGreaterThan(10);
        assertThat(packages)
                .allSatisfy(directory ->
                        assertThat(directory.resolve("package-info.java"))
                                .content()
                                .matches(DOCUMENTED_PACKAGE));
    }

    @Test
    void filesStayReadable() {
        assertThat(javaFiles())
                .allSatisfy(
                        file -> assertThat(text(file).lines().count()).isLessThan(LONGEST_FILE));
    }

    @Test
    void theServerNamesNoChannel() {
        var server =
                javaFiles()
                        .map(ROOT::relativize)
                        .filter(file -> file.startsWith("server/src/main/java"))
                        .filter(file -> !MAY_NAME_CHANNELS.matcher(file.toString()).matches())
                        .toList();
        assertThat(server).isNotEmpty();
        assertThat(server)
                .allSatisfy(file ->
                        assertThat(TALK.matcher(text(ROOT.resolve(file))).replaceAll(""))
                                .as("%s", file)
                                .doesNotContainPattern(CHANNEL_NAME));
    }

    @Test
    void simulatorsShareNothingWithAdapters() {
        assertThat(ownDependencies(ROOT.resolve("simulators/pom.xml"))).isEmpty();
    }

    @Test
    void adaptersDependOnTheContractAndTheirSupportAlone() throws IOException {
        try (var modules = Files.list(ROOT.resolve("channels"))) {
            assertThat(modules.map(module -> module.resolve("pom.xml")).filter(Files::exists))
                    .isNotEmpty()
                    .allSatisfy(pom ->
                            assertThat(ownDependencies(pom))
                                    .containsExactlyInAnyOrder(
                                            "tollbridge-channel-spi:compile",
                                            "tollbridge-channel-support:compile",
                                            "tollbridge-channel-testkit:test"));
        }
    }

    @Test
    void theSupportOfAdaptersDependsOnTheContractAlone() {
        assertThat(ownDependencies(ROOT.resolve("channel-support/pom.xml")))
                .containsExactly("tollbridge-channel-spi:compile");
    }

    private static List<String> ownDependencies(Path pom) {
        return OWN_DEPENDENCY
                .matcher(text(pom))
                .results()
                .map(found ->
                        found.group(1)
                                + ":"
                                + (found.group(3) == null ? "compile" : found.group(3)))
                .toList();
    }

    private static Stream<Path> javaFiles() {
        try (var files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
