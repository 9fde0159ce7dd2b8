package dev.tollbridge.database;

import org.springframework.boot.ExitCodeGenerator;

/**
 * The machine or a setting keeps the server from starting. The message is one line for the operator
 * and says what to do; it carries no secret. The process ends with code 2.
 */
final class CannotStart extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int getExitCode() {
        return 2;
    }
}
