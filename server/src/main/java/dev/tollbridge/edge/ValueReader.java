package dev.tollbridge.edge;

import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.kernel.TypedIds;
import dev.tollbridge.spi.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one value by the type of a record's component and its {@link Rules}. */
final class ValueReader {
    private final Faults faults;
    private final RecordReader records;

    ValueReader(Faults faults, RecordReader records) {
        this.faults = faults;
        this.records = records;
    }

    /** Null if the value is wrong; the fault is noted. */
    @Nullable Object read(JsonNode node, Type type, Rules rules, String pointer) {
        if (type instanceof ParameterizedType generic) {
            Type last =
                    generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? map(node, last, rules, pointer)
                    : list(node, last, rules, pointer);
        }
        return single(node, (Class<?>) type, rules, pointer);
    }

    private @Nullable Object single(JsonNode node, Class<?> type, Rules rules, String pointer) {
        if (type == Long.class || type == Integer.class) {
            return integer(node, type, rules, pointer);
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : wrong(pointer, "must be true or false");
        }
        if (type.isRecord() && !TypedId.class.isAssignableFrom(type)) {
            return records.record(node, type.asSubclass(Record.class), pointer + "/");
        }
        if (type.isEnum()) {
            return choice(node, type, pointer);
        }
        String text = text(node, type, rules, pointer);
        return text == null ? null : fromText(text, type, pointer);
    }

    /** Constants are written in lower case. */
    private @Nullable Object choice(JsonNode node, Class<?> type, String pointer) {
        List<String> choices = EnumCodes.of(type);
        int index = node.isString() ? choices.indexOf(node.stringValue()) : -1;
        return index < 0
                ? wrong(pointer, "must be one of " + String.join(", ", choices))
                : type.getEnumConstants()[index];
    }

    private @Nullable Object fromText(String text, Class<?> type, String pointer) {
        if (type == String.class) {
            return text;
        }
        if (type == Secret.class) {
            return Secret.of(text);
        }
        if (type == Instant.class) {
            return instant(text, pointer);
        }
        if (!TypedId.class.isAssignableFrom(type)) {
            throw new IllegalStateException("no way to read a " + type.getName());
        }
        var id = TypedIds.parse(text, type.asSubclass(TypedId.class));
        return id.isPresent() ? id.get() : wrong(pointer, "is no id of this kind of object");
    }

    private @Nullable String text(JsonNode node, Class<?> type, Rules rules, String pointer) {
        String fault =
                node.isString()
                        ? TextRules.fault(node.stringValue(), rules, type == Secret.class)
                        : "must be a string";
        if (fault != null) {
            faults.add(pointer, fault);
            return null;
        }
        return node.stringValue();
    }

    private @Nullable Object integer(JsonNode node, Class<?> type, Rules rules, String pointer) {
        if (!node.isIntegralNumber()) {
            return wrong(pointer, "must be an integer, without quotes, decimals or exponent");
        }
        if (!node.canConvertToLong()
                || node.longValue() < rules.minimum()
                || node.longValue() > rules.maximum()) {
            return wrong(pointer, "must be from " + rules.minimum() + " to " + rules.maximum());
        }
        return type == Long.class ? (Object) node.longValue() : (Object) node.intValue();
    }

    private @Nullable Object instant(String text, String pointer) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return wrong(pointer, "must be a time such as 2026-05-01T12:00:00Z (RFC 3339)");
        }
    }

    private @Nullable Object map(JsonNode node, Type valueType, Rules rules, String pointer) {
        if (!node.isObject()) {
            return wrong(pointer, "must be a JSON object");
        }
        if (node.size() > ReadLimits.MAX_ENTRIES) {
            return wrong(pointer, "must have at most " + ReadLimits.MAX_ENTRIES + " members");
        }
        var map = new LinkedHashMap<String, Object>();
        for (var entry : node.properties()) {
            String member = pointer + "/" + RecordReader.escape(entry.getKey());
            String fault = TextRules.keyFault(entry.getKey());
            if (fault != null) {
                faults.add(member, fault);
                continue;
            }
            Object value = single(entry.getValue(), (Class<?>) valueType, rules, member);
            if (value != null) {
                map.put(entry.getKey(), value);
            }
        }
        return map;
    }

    private @Nullable Object list(JsonNode node, Type itemType, Rules rules, String pointer) {
        if (!node.isArray()) {
            return wrong(pointer, "must be a JSON array");
        }
        if (node.size() > ReadLimits.MAX_ITEMS) {
            return wrong(pointer, "must have at most " + ReadLimits.MAX_ITEMS + " items");
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            Object item = single(node.get(i), (Class<?>) itemType, rules, pointer + "/" + i);
            if (item != null) {
                list.add(item);
            }
        }
        return list;
    }

    private @Nullable Object wrong(String pointer, String detail) {
        faults.add(pointer, detail);
        return null;
    }
}
