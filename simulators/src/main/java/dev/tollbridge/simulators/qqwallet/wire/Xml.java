package dev.tollbridge.simulators.qqwallet.wire;

import dev.tollbridge.simulators.core.Html;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The one form of message: {@code <xml>} with a flat list of elements (notes 1). */
public final class Xml {
    public static final String TYPE = "text/xml;charset=utf-8";

    private Xml() {}

    /** Empty if it is anything else, a document type included. */
    public static Optional<Map<String, String>> read(byte[] body) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
            Map<String, String> fields = new LinkedHashMap<>();
            reader.nextTag();
            if (!reader.getLocalName().equals("xml")) {
                return Optional.empty();
            }
            while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
                String name = reader.getLocalName();
                fields.put(name, reader.getElementText());
            }
            return Optional.of(fields);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    public static String write(Map<String, String> fields) {
        StringBuilder text = new StringBuilder("<xml>\n");
        fields.forEach((name, value) ->
                text.append('<')
                        .append(name)
                        .append('>')
                        .append(Html.escape(value))
                        .append("</")
                        .append(name)
                        .append(">\n"));
        return text.append("</xml>").toString();
    }
}
