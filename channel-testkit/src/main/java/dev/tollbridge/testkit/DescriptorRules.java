package dev.tollbridge.testkit;

import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a descriptor must say so that forms, matrices and limits can be made of it. */
final class DescriptorRules {
    private static final String NAME = "[a-z][a-z0-9_]{1,31}";
    private final List<String> problems = new ArrayList<>();

    private DescriptorRules() {}

    static List<String> problems(ChannelDescriptor descriptor) {
        var rules = new DescriptorRules();
        rules.whole(descriptor);
        descriptor.methods().forEach(row -> rules.method(row, descriptor));
        descriptor.credentials().forEach(rules::field);
        descriptor.options().forEach(option -> rules.option(option));
        return rules.problems;
    }

    private void whole(ChannelDescriptor descriptor) {
        require(descriptor.code().matches(NAME), "code has to match " + NAME);
        text(descriptor.name(), "the channel's name");
        require(
                descriptor.capabilities().contains(Capability.PAY)
                        && descriptor.capabilities().contains(Capability.QUERY),
                "declares neither PAY nor QUERY, or only one: implement ChannelAccount.Pays and"
                        + " .Queries first, a payment that cannot be asked for cannot be settled");
        require(!descriptor.methods().isEmpty(), "lists no way to pay: fill in methods()");
        require(!descriptor.credentials().isEmpty(), "lists no field of an account");
        require(
                descriptor.credentials().stream().anyMatch(CredentialField::secret),
                "no field of an account is secret: how does the channel know the merchant?");
        var names = new HashSet<String>();
        descriptor.credentials().forEach(f -> require(names.add(f.name()), "twice: " + f.name()));
        descriptor.browsers().forEach(browser -> browser(browser, descriptor));
        var rows = new HashSet<String>();
        descriptor
                .methods()
                .forEach(r -> require(rows.add(r.method() + r.scene()), "twice: " + r.scene()));
    }

    private void method(MethodSupport row, ChannelDescriptor descriptor) {
        var name = row.method() + " " + row.scene();
        require(row.method().matches(NAME), name + ": method has to match " + NAME);
        require(!row.currencies().isEmpty(), name + ": no currency");
        require(
                row.minMinor() >= 1 && row.maxMinor() >= row.minMinor(),
                name + ": the limits have to be 1 or more, and the largest not below the smallest");
        require(row.longestOpen().isPositive(), name + ": longestOpen has to be positive");
        require(
                !row.manualCapture()
                        || (descriptor.capabilities().contains(Capability.AUTHORIZE)
                                && descriptor.capabilities().contains(Capability.CAPTURE)
                                && descriptor.capabilities().contains(Capability.VOID)),
                name + ": manual capture needs AUTHORIZE, CAPTURE and VOID");
        require(
                descriptor.support(row.method(), row.scene(), "XTS").isEmpty(),
                name + ": accepts a currency that it does not list");
    }

    private void browser(ChannelDescriptor.WalletBrowser browser, ChannelDescriptor descriptor) {
        text(browser.wallet(), "a wallet's name");
        require(!browser.mark().isBlank(), "a wallet's browser has no mark");
        require(
                descriptor.methods().stream()
                        .anyMatch(row ->
                                row.method().equals(browser.method())
                                        && row.scene() == browser.scene()),
                browser.mark() + ": pays by a row that there is not");
    }

    private void field(CredentialField field) {
        require(field.name().matches(NAME), field.name() + ": has to match " + NAME);
        text(field.label(), field.name() + ": label");
        text(field.help(), field.name() + ": help");
        boolean hidden =
                field.type() == CredentialField.Type.PRIVATE_KEY
                        || field.type() == CredentialField.Type.SHARED_SECRET;
        require(!hidden || field.secret(), field.name() + ": a " + field.type() + " is secret");
        require(
                (field.type() == CredentialField.Type.CHOICE) == !field.choices().isEmpty(),
                field.name() + ": choices belong to a CHOICE and to nothing else");
    }

    private void option(ChannelDescriptor.OptionField option) {
        require(option.name().matches(NAME), option.name() + ": has to match " + NAME);
        text(option.description(), option.name() + ": description");
        require(option.maxLength() > 0, option.name() + ": maxLength has to be positive");
    }

    private void text(LocalizedText text, String what) {
        require(!text.en().isBlank() && !text.zhCn().isBlank(), what + " is missing a language");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
