package dev.tollbridge.channels.support;

import dev.tollbridge.spi.ChannelDescriptor.OptionField;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.LocalizedText;
import java.util.List;

/** Fields of a descriptor in fewer words. Private keys and shared secrets are secret. */
public final class Fields {
    private Fields() {}

    /** A field of the account that has to be filled in. */
    public static CredentialField required(
            String name, CredentialField.Type type, LocalizedText label, LocalizedText help) {
        return new CredentialField(name, label, help, type, true, isSecret(type), List.of(), "");
    }

    /** A field of the account that may stay empty. */
    public static CredentialField optional(
            String name, CredentialField.Type type, LocalizedText label, LocalizedText help) {
        return new CredentialField(name, label, help, type, false, isSecret(type), List.of(), "");
    }

    /** A field of the account with a few values, of which the first is the default. */
    public static CredentialField choice(
            String name, List<String> choices, LocalizedText label, LocalizedText help) {
        return new CredentialField(
                name,
                label,
                help,
                CredentialField.Type.CHOICE,
                false,
                false,
                choices,
                choices.getFirst());
    }

    /** A field of an order. */
    public static OptionField option(String name, int maxLength, String en, String zhCn) {
        return new OptionField(name, text(en, zhCn), maxLength);
    }

    public static LocalizedText text(String en, String zhCn) {
        return new LocalizedText(en, zhCn);
    }

    private static boolean isSecret(CredentialField.Type type) {
        return switch (type) {
            case PRIVATE_KEY, SHARED_SECRET -> true;
            case TEXT, URL, CHOICE, PUBLIC_KEY, CERTIFICATE -> false;
        };
    }
}
