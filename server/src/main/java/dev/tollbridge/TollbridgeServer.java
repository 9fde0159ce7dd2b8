package dev.tollbridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The gateway. */
@Modulithic(systemName = "Tollbridge", sharedModules = "kernel")
@SpringBootApplication
@ConfigurationPropertiesScan
public class TollbridgeServer {
    public static void main(String[] args) {
        SpringApplication.run(TollbridgeServer.class, args);
    }
}
