package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollbridge.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {
    @Test
    void acceptsOneThatAnswers() {
        assertThatCode(() -> ExternalDatabase.check(TestPostgres.newDatabase()))
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatNothingAnswers() {
        var refusal = refusal("jdbc:postgresql://127.0.0.1:1/x?user=u&password=hunter2");

        assertThat(refusal).hasMessageContaining("does not answer");
        assertThat(refusal.getMessage()).doesNotContain("hunter2");
        assertThat(refusal.getExitCode()).isEqualTo(2);
    }

    @Test
    void saysThatTheNameIsWrong() {
        var url = TestPostgres.newDatabase().replaceFirst("/test_\\d+", "/nowhere");

        assertThat(refusal(url)).hasMessageContaining("no database of that name");
    }

    @Test
    void saysThatTheUrlIsWrong() {
        assertThat(refusal("postgres://127.0.0.1/x")).hasMessageContaining("not a URL of the form");
    }

    private static CannotStart refusal(String url) {
        return catchThrowableOfType(CannotStart.class, () -> ExternalDatabase.check(url));
    }
}
