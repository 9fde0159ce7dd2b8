package dev.tollbridge.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What {@code ./tollbridge new-channel} makes compiles and fails its contract for good reasons. */
class NewChannelTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir Path copy;

    @Test
    void makesAModuleThatSaysWhatIsMissing() throws IOException, InterruptedException {
        copyWhatTheScriptNeeds();
        assertThat(run("demopay").exit()).isZero();
        assertThat(Files.readString(copy.resolve("pom.xml")))
                .contains("<module>channels/demopay</module>")
                .contains("<artifactId>tollbridge-channel-demopay</artifactId>");
        assertThat(Files.readString(copy.resolve("server/pom.xml")))
                .contains("<artifactId>tollbridge-channel-demopay</artifactId>");
        var summary = contract(compile());

        assertThat(summary.getTestsSucceededCount()).isPositive();
        assertThat(summary.getFailures())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.getException().getMessage())
                                .as(failure.getTestIdentifier().getDisplayName())
                                .containsAnyOf("not_implemented", "golden.update"));
    }

    @Test
    void refusesBadNamesAndNamesThatAreTaken() throws IOException, InterruptedException {
        copyWhatTheScriptNeeds();
        for (var name : List.of("", "We", "a", "../x", "alipay")) {
            var before = Files.readString(copy.resolve("pom.xml"));
            Files.createDirectories(copy.resolve("channels/alipay"));
            var run = run(name);
            assertThat(run.exit()).as(name).isEqualTo(2);
            assertThat(run.output()).startsWith("new-channel: ");
            assertThat(Files.readString(copy.resolve("pom.xml"))).isEqualTo(before);
        }
    }

    private void copyWhatTheScriptNeeds() throws IOException {
        for (var part : List.of("pom.xml", "server/pom.xml", "tools")) {
            try (var files = Files.walk(REPOSITORY.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = copy.resolve(REPOSITORY.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private record Run(int exit, String output) {}

    private Run run(String name) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bash", "tools/new-channel.sh", name)
                        .directory(copy.toFile())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    /** Main and test sources one after the other, as the build does. */
    private Path compile() throws IOException {
        var classes = Files.createDirectories(copy.resolve("classes"));
        for (var part : List.of("src/main/java", "src/test/java")) {
            assertThat(compile(copy.resolve("channels/demopay").resolve(part), classes)).isZero();
        }
        return classes;
    }

    private static int compile(Path sources, Path classes) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("-d", classes.toString(), "-Werror"));
        arguments.add("-Xlint:all,-processing,-classfile,-path");
        arguments.add("-cp");
        arguments.add(System.getProperty("java.class.path") + File.pathSeparator + classes);
        try (var files = Files.walk(sources)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .forEach(arguments::add);
        }
        return ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new));
    }

    private static TestExecutionSummary contract(Path classes) throws MalformedURLException {
        var listener = new SummaryGeneratingListener();
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            var test = loader.loadClass("dev.tollbridge.channels.demopay.DemopayContractTest");
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(test))
                                    .build(),
                            listener);
        } catch (ReflectiveOperationException | IOException e) {
            throw new LinkageError(e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return listener.getSummary();
    }
}
