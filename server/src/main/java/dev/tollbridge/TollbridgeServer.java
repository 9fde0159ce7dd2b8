package dev.tollbridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.database.EarlyDatabase;
import dev.tollbridge.database.OfflineCommands;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.modulith.Modulithic;

/** The gateway, or one of its {@link dev.tollbridge.database.OfflineCommand}s. */
@Modulithic(systemName = "Tollbridge", sharedModules = "kernel")
@SpringBootApplication
@ConfigurationPropertiesScan
public class TollbridgeServer {
    public static void main(String[] args) {
        // Until Spring has set it up, the log would print everything; a command prints its own
        // lines.
        LoggingSystem.get(TollbridgeServer.class.getClassLoader()).beforeInitialize();
        var out = new PrintWriter(System.out, true, UTF_8);
        OfflineCommands.run(List.of(args), System.getenv(), out)
                .ifPresentOrElse(System::exit, () -> serve(args));
    }

    private static void serve(String[] args) {
        // It unpacks and tests itself, which takes as long as Spring takes to find its classes.
        var cryptography = CompletableFuture.runAsync(NativeCryptography::install);
        var application = new SpringApplication(TollbridgeServer.class);
        application.addInitializers(
                EarlyDatabase::begin,
                context ->
                        // After the classes were found, and before any bean.
                        context.addBeanFactoryPostProcessor(beans -> {
                            cryptography.join();
                            NativeCryptography.report();
                        }));
        try {
            application.run(args);
        } catch (RuntimeException e) {
            if (RefusedSetting.reason(e).isPresent()) {
                System.exit(RefusedSetting.EXIT_CODE);
            }
            throw e;
        }
    }
}
