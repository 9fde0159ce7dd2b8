package dev.tollbridge.merchant;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Starting the server with the argument {@code --rotate-keys} changes the sealing key. */
@Component
class KeyRotationAtStart implements ApplicationRunner {
    private final KeyRotation rotation;

    KeyRotationAtStart(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption("rotate-keys")) {
            rotation.rotate();
        }
    }
}
