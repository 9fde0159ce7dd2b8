package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CredentialField;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void whatOpensAnAccountIsSecret() {
        var text = Fields.text("Key", "密钥");
        assertThat(Fields.required("k", CredentialField.Type.PRIVATE_KEY, text, text).secret())
                .isTrue();
        assertThat(Fields.optional("k", CredentialField.Type.SHARED_SECRET, text, text).secret())
                .isTrue();
        assertThat(Fields.optional("k", CredentialField.Type.PUBLIC_KEY, text, text).secret())
                .isFalse();
    }

    @Test
    void theFirstChoiceIsTheDefault() {
        var text = Fields.text("Mode", "模式");
        var field = Fields.choice("mode", List.of("a", "b"), text, text);
        assertThat(field.defaultValue()).isEqualTo("a");
        assertThat(field.required()).isFalse();
    }
}
