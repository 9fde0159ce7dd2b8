package dev.tollbridge.edge;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * The one signature of a request (RFC 9421, section 4), taken apart but not verified.
 *
 * @param components what it covers, in order
 * @param signature the raw bytes
 */
record SignedMessage(
        HttpMessage message, InnerList input, List<String> components, byte[] signature) {
    private static final int MAX_COMPONENTS = 30;

    /** The request's signature does not follow the rules; it says which one. */
    static final class Malformed extends Exception {
        private final String rule;

        Malformed(String rule) {
            super(rule);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    static SignedMessage of(HttpMessage message) throws Malformed {
        try {
            var inputs = Parser.parseDictionary(message.field("signature-input").orElse("")).get();
            var signatures = Parser.parseDictionary(message.field("signature").orElse("")).get();
            if (inputs.size() != 1 || !inputs.keySet().equals(signatures.keySet())) {
                throw new Malformed(
                        "Send exactly one signature, under the same label in Signature-Input and"
                                + " Signature.");
            }
            if (inputs.values().iterator().next() instanceof InnerList input
                    && signatures.values().iterator().next() instanceof ByteSequenceItem bytes) {
                return new SignedMessage(message, input, names(input), bytes(bytes));
            }
        } catch (ParseException e) {
            // Told below: what the parser says repeats the caller's text.
        }
        throw new Malformed(
                "Signature-Input or Signature is no dictionary as RFC 9421, section 4 has it.");
    }

    boolean covers(String component) {
        return components.contains(component);
    }

    Optional<String> text(String parameter) {
        return input.getParams().get(parameter) instanceof StringItem item
                ? Optional.of(item.get())
                : Optional.empty();
    }

    Optional<Long> integer(String parameter) {
        return input.getParams().get(parameter) instanceof IntegerItem item
                ? Optional.of(item.get())
                : Optional.empty();
    }

    /** RFC 9421, section 2.5. */
    byte[] base() throws Malformed {
        var base = new StringBuilder();
        for (String name : components) {
            var value = name.startsWith("@") ? message.derived(name) : message.field(name);
            if (value.isEmpty()) {
                throw new Malformed(
                        "The signature covers " + name + ", which the request does not have.");
            }
            base.append('"').append(name).append("\": ").append(value.get()).append('\n');
        }
        base.append("\"@signature-params\": ").append(input.serialize());
        return base.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(InnerList input) throws Malformed {
        if (input.get().size() > MAX_COMPONENTS) {
            throw new Malformed(
                    "The signature covers more than " + MAX_COMPONENTS + " components.");
        }
        var seen = new HashSet<String>();
        for (Item<?> item : input.get()) {
            if (!(item instanceof StringItem name) || !item.getParams().isEmpty()) {
                throw new Malformed("Covered components must be plain names without parameters.");
            }
            if (!seen.add(name.get())) {
                throw new Malformed("The signature covers a component twice.");
            }
        }
        return input.get().stream().map(item -> (String) item.get()).toList();
    }

    /** The bytes of an item, copied. */
    static byte[] bytes(ByteSequenceItem item) {
        var buffer = item.get().duplicate();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
