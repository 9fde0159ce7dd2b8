package dev.tollbridge.channels.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Messages that are {@code <xml>} with a flat list of elements, in UTF-8, as Tencent's older
 * interfaces have them. What is not of that form is not read: no document type, no entity but the
 * five that XML knows, no attribute, no element inside an element, none twice.
 */
public final class FlatXml {
    private static final int MAX_BYTES = 64 << 10;
    private static final int MAX_FIELDS = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final String ROOT = "xml";

    /**
     * What may come before the root. The JDK's parser reads a document type before it says that
     * there is one, and some make it throw what it does not announce (MissingResourceException).
     */
    private static final Pattern PROLOG =
            Pattern.compile(
                    "(<\\?xml [^<>]{0,100}>)?(\\s{1,100}|<!--[^<>]{0,1000}-->){0,20}+<xml>");

    private FlatXml() {}

    /**
     * The fields in their order.
     *
     * @return empty if it is anything else, longer than 64 KiB, or has more than 200 fields
     */
    public static Optional<Map<String, String>> read(byte[] body) {
        return body.length > MAX_BYTES
                ? Optional.empty()
                : Texts.decode(body, UTF_8)
                        .filter(text -> PROLOG.matcher(text).lookingAt())
                        .flatMap(FlatXml::parse);
    }

    private static Optional<Map<String, String>> parse(String text) {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(text));
            var fields = new LinkedHashMap<String, String>();
            return next(reader) == XMLStreamConstants.START_ELEMENT
                            && opens(reader, ROOT)
                            && collect(reader, fields)
                            && next(reader) == XMLStreamConstants.END_DOCUMENT
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** One of its own each time: the JDK does not promise that they can be shared. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** The next event that is no white space and no comment. */
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.SPACE
                || (event == XMLStreamConstants.CHARACTERS && reader.isWhiteSpace())) {
            event = reader.next();
        }
        return event;
    }

    private static boolean opens(XMLStreamReader reader, String name) {
        return reader.getLocalName().equals(name) && reader.getAttributeCount() == 0;
    }

    private static boolean collect(XMLStreamReader reader, Map<String, String> fields)
            throws XMLStreamException {
        int event = next(reader);
        while (event == XMLStreamConstants.START_ELEMENT) {
            var name = reader.getLocalName();
            if (!NAME.matcher(name).matches()
                    || !opens(reader, name)
                    || fields.size() == MAX_FIELDS) {
                return false;
            }
            int inside = reader.next();
            var value = new StringBuilder();
            while (inside == XMLStreamConstants.CHARACTERS || inside == XMLStreamConstants.CDATA) {
                value.append(reader.getText());
                inside = reader.next();
            }
            if (inside != XMLStreamConstants.END_ELEMENT
                    || fields.put(name, value.toString()) != null) {
                return false;
            }
            event = next(reader);
        }
        return event == XMLStreamConstants.END_ELEMENT;
    }

    /**
     * The message.
     *
     * @param fields values as {@link #clean} leaves them
     */
    public static String write(Map<String, String> fields) {
        var text = new StringBuilder("<xml>");
        fields.forEach((name, value) ->
                text.append("\n<")
                        .append(name)
                        .append('>')
                        .append(
                                value.replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace(">", "&gt;"))
                        .append("</")
                        .append(name)
                        .append('>'));
        return text.append("\n</xml>").toString();
    }

    /**
     * A text that XML carries unchanged: control characters, which it refuses or changes, become
     * spaces. Before it is signed, or the signature would be of another text.
     */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\uD800-\\uDFFF\\uFFFE\\uFFFF]", " ");
    }
}
