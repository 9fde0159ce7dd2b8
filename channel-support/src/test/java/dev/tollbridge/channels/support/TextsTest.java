package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void aBrokenByteIsNotReplaced() {
        var gbk = Charset.forName("GBK");
        assertThat(Texts.decode("茶".getBytes(gbk), gbk)).contains("茶");
        assertThat(Texts.decode("茶".getBytes(gbk), UTF_8)).isEmpty();
    }
}
