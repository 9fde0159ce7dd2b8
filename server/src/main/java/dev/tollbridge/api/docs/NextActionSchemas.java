package dev.tollbridge.api.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Describes {@code next_action}, which the code prints as a map: one schema for each type. Like all
 * schemas of answers they leave room for members that are added later.
 */
final class NextActionSchemas {
    private static final String NAME = "NextAction";
    private static final String REF = "#/components/schemas/";

    private NextActionSchemas() {}

    static void addTo(Components components) {
        var types = new LinkedHashMap<String, String>();
        variants()
                .forEach((name, variant) -> {
                    components.addSchemas(name, variant);
                    Schema<?> type = Objects.requireNonNull(variant.getProperties().get("type"));
                    types.put(String.valueOf(type.getEnum().getFirst()), REF + name);
                });
        var discriminator = new Discriminator().propertyName("type");
        types.forEach(discriminator::mapping);
        Schema<?> action = new Schema<>();
        types.values().forEach(ref -> action.addOneOfItem(ref(ref)));
        action.setDiscriminator(discriminator);
        components.addSchemas(NAME, action);
        Schema<?> payment = Objects.requireNonNull(components.getSchemas().get("Payment"));
        payment.getProperties().put("next_action", ref(REF + NAME));
    }

    private static Map<String, Schema<?>> variants() {
        var variants = new LinkedHashMap<String, Schema<?>>();
        variants.put("NextActionRedirect", variant("redirect", Map.of("url", uri())));
        variants.put(
                "NextActionFormPost",
                variant("form_post", Map.of("url", uri(), "fields", texts())));
        variants.put(
                "NextActionShowQr",
                variant(
                        "show_qr",
                        Map.of(
                                "content", text(),
                                "image_url", uri(),
                                "expires_at", text().format("date-time"))));
        variants.put(
                "NextActionInvoke", variant("invoke", Map.of("client", text(), "params", texts())));
        variants.put(
                "NextActionAwaitPayer",
                variant("await_payer", Map.of("poll_after_ms", typed("integer").format("int64"))));
        var instructions =
                variant("show_instructions", Map.of("lines", lines(), "reference", text()));
        instructions.addProperty("account", text());
        variants.put("NextActionShowInstructions", instructions);
        return variants;
    }

    /** With these members, all of which are always there. */
    private static Schema<?> variant(String type, Map<String, Schema<?>> members) {
        Schema<?> schema = typed("object");
        Schema<Object> name = new Schema<>();
        name.addType("string");
        name.setEnum(List.of(type));
        schema.addProperty("type", name);
        members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> schema.addProperty(member.getKey(), member.getValue()));
        schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        return schema;
    }

    private static Schema<?> lines() {
        return typed("array").items(ref(REF + "LocalizedText"));
    }

    private static Schema<?> texts() {
        return typed("object").additionalProperties(text());
    }

    private static Schema<?> uri() {
        return text().format("uri");
    }

    private static Schema<?> text() {
        return typed("string");
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new Schema<>();
        schema.addType(type);
        return schema;
    }

    private static Schema<?> ref(String ref) {
        Schema<?> schema = new Schema<>();
        schema.set$ref(ref);
        return schema;
    }
}
