package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatXmlTest {
    private static Map<String, String> read(String xml) {
        return FlatXml.read(xml.getBytes(UTF_8)).orElse(Map.of());
    }

    @Test
    void readsElementsAndWhatIsWrittenIsRead() {
        var xml =
                """
                <?xml version='1.0' encoding='UTF-8'?>
                <!-- hello --><xml>
                <a><![CDATA[1 < 2]]></a> <b>&lt;&amp;&#33;茶</b><c/></xml>
                """;
        assertThat(read(xml))
                .containsExactly(
                        Map.entry("a", "1 < 2"), Map.entry("b", "<&!茶"), Map.entry("c", ""));
        var fields = Map.of("a", "1 < 2 && ]]> \"'", "b", "茶 \t".strip());
        assertThat(read(FlatXml.write(fields))).isEqualTo(fields);
    }

    @Test
    void whatXmlChangesOrRefusesIsCleanedBeforeItIsSigned() {
        var text = FlatXml.clean("a\r\nb\u0000c\uD800d\u0085e");
        assertThat(text).isEqualTo("a  b c d\u0085e".replace('\u0085', ' '));
        assertThat(read(FlatXml.write(Map.of("a", text)))).containsEntry("a", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "<xml>",
                "<xml></html>",
                "<html><a>1</a></html>",
                "<xml><a>1</a></xml><xml/>",
                "<xml>text<a>1</a></xml>",
                "<xml><a>1<b>2</b></a></xml>",
                "<xml><a>1</a><a>2</a></xml>",
                "<xml><a x='1'>1</a></xml>",
                "<xml x='1'><a>1</a></xml>",
                "<xml><a-b>1</a-b></xml>",
                "<xml><x:a xmlns:x='urn:x'>1</x:a></xml>",
                "<xml><a>&unknown;</a></xml>",
                "<xml><?php 1?><a>1</a></xml>",
                "<xml><a>\u0000</a></xml>"
            })
    void readsNothingElse(String xml) {
        assertThat(FlatXml.read(xml.getBytes(UTF_8))).isEmpty();
    }

    @Tag("attack-xml-entities")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml><xml><a>1</a></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><a>&a;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><a>&a;</a></xml>",
                "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]><xml><a>1</a></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><a>1</a></xml>",
                "<!DOCTYPE xml [\u0001]><xml><a>1</a></xml>",
                "<!-- hello --><!DOCTYPE xml [<!ELEMENT \u0001]><xml><a>1</a></xml>"
            })
    void readsNoDocumentTypeAndNoEntity(String xml) {
        assertThat(FlatXml.read(xml.getBytes(UTF_8))).isEmpty();
    }

    @Tag("attack-xml-entities")
    @Test
    void expandsNothing() {
        var lols =
                IntStream.rangeClosed(1, 9)
                        .mapToObj(n ->
                                "<!ENTITY l%d \"%s\">"
                                        .formatted(n, ("&l" + (n - 1) + ";").repeat(10)))
                        .collect(Collectors.joining());
        var bomb = "<!DOCTYPE xml [<!ENTITY l0 \"lol\">" + lols + "]><xml><a>&l9;</a></xml>";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(FlatXml.read(bomb.getBytes(UTF_8))).isEmpty());
        var wide =
                "<!DOCTYPE xml [<!ENTITY w \""
                        + "w".repeat(9000)
                        + "\">]><xml><a>"
                        + "&w;".repeat(9000)
                        + "</a></xml>";
        assertThat(FlatXml.read(wide.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void isBounded() {
        var deep = "<xml>" + "<a>".repeat(9000) + "</a>".repeat(9000) + "</xml>";
        assertThat(FlatXml.read(deep.getBytes(UTF_8))).isEmpty();
        assertThat(read(many(200))).hasSize(200);
        assertThat(FlatXml.read(many(201).getBytes(UTF_8))).isEmpty();
        var large = "<xml><a>" + "x".repeat(64 << 10) + "</a></xml>";
        assertThat(FlatXml.read(large.getBytes(UTF_8))).isEmpty();
    }

    private static String many(int fields) {
        return IntStream.range(0, fields)
                .mapToObj(n -> "<f%d>1</f%d>".formatted(n, n))
                .collect(Collectors.joining("", "<xml>", "</xml>"));
    }
}
