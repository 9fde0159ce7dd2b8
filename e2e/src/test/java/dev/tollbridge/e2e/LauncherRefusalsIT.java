package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps it from starting is told in one line that says what to do, with exit code 2. */
class LauncherRefusalsIT {
    @TempDir Path directory;

    @Test
    void aTakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            assertRefused(run("--port", port), "port " + port, "choose another with --port");
            assertRefused(
                    run("--simulators-port", port),
                    "port " + port,
                    "choose another with --simulators-port");
        }
    }

    @Test
    void aPortThatIsNone() {
        assertRefused(run("--port", "80800"), "'80800'", "1 to 65535");
    }

    @Test
    void noJdk() {
        // The usual places are looked at whatever the environment says, so it is asked for a
        // version that nobody has.
        assertRefused(
                script(". ./common.sh; . <(sed s/JDK_MAJOR=25/JDK_MAJOR=99/ java.sh); use_jdk"),
                "no JDK 99 found",
                "Install one");
    }

    @Test
    void packagesThatItMayNotInstall() {
        assertRefused(
                script(
                        ". ./common.sh; . ./packages.sh; install_prefix() { return 1; };"
                                + " missing_test_packages() { say chromium; };"
                                + " install_test_packages"),
                "the tests need packages",
                "apt-get install chromium");
    }

    @Test
    void aDataDirectoryOfAnotherProgram() throws IOException {
        var foreign = Files.createDirectory(directory.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "not ours");
        assertRefused(data(foreign), foreign.toString(), "choose another with --data");
        assertThat(foreign).isDirectoryNotContaining("glob:**/.tollbridge");
    }

    @Test
    void aDataDirectoryOfAnotherUser() throws IOException {
        assertRefused(data(othersDirectory()), "belongs to another user", "--data");
    }

    @Test
    void aDataDirectoryThatCannotBeMade() throws IOException {
        var file = Files.writeString(directory.resolve("file"), "");
        assertRefused(data(file.resolve("data")), "cannot create", "make its parent writable");
        assertRefused(data(file), "is not a directory", "--data");
    }

    @Test
    void anExternalDatabaseThatDoesNotAnswer() {
        var port = Repository.freePort();
        assertRefused(
                run(
                        "--database-url",
                        "jdbc:postgresql://127.0.0.1:" + port + "/shop?password=hunter2"),
                "no PostgreSQL answers at 127.0.0.1:" + port,
                "correct TOLLBRIDGE_DATABASE_URL");
        assertRefused(run("--database-url", "mysql://x"), "jdbc:postgresql://HOST", "correct");
    }

    @Test
    void aWordItDoesNotKnow() {
        assertRefused(run("--fast", "yes"), "'--fast'", "./tollbridge help");
        assertRefused(new Launcher(directory).call("launch"), "launch", "./tollbridge help");
    }

    private Launcher.Ended run(String... options) {
        var arguments = new String[options.length + 1];
        arguments[0] = "run";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return new Launcher(directory)
                .call(
                        Map.of("TOLLBRIDGE_DATA_DIR", directory.resolve("data").toString()),
                        arguments);
    }

    private Launcher.Ended data(Path path) {
        return new Launcher(directory).call("run", "--data", path.toString());
    }

    /** The launcher's own functions, in a shell that is as strict as the launcher. */
    private Launcher.Ended script(String text) {
        var tools = Repository.ROOT.resolve("tools/launcher");
        var program =
                Program.start(
                        directory.resolve("script.log"),
                        Map.of(),
                        List.of("bash", "-c", "set -euo pipefail; cd " + tools + "; " + text));
        return new Launcher.Ended(program.exitCode(), program.output());
    }

    /** Root can give one away; anybody else finds root's. */
    private Path othersDirectory() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Path.of("/usr");
        }
        var path = Files.createDirectory(directory.resolve("others"));
        Files.createFile(path.resolve(".tollbridge"));
        var users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName("nobody"));
        return path;
    }

    private static void assertRefused(Launcher.Ended ended, String... words) {
        assertThat(ended.code()).as(ended.output()).isEqualTo(2);
        assertThat(ended.output().strip().lines()).as("one line").hasSize(1);
        assertThat(ended.output()).startsWith("tollbridge: ").contains(words);
        assertThat(ended.output()).doesNotContain("hunter2");
    }
}
