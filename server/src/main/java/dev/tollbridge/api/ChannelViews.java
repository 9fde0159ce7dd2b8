package dev.tollbridge.api;

import dev.tollbridge.routing.Route;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.ChannelDescriptor.OptionField;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.LocalizedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** Channels as the API prints them. */
final class ChannelViews {
    private ChannelViews() {}

    @Schema(name = "Channel", description = "What a channel is and can do.")
    record ChannelView(
            @Schema(description = "The channel's name in the API.") String code,
            @Schema(description = "For people.") LocalizedText name,
            @Schema(description = "What can be done over it.", example = "[\"pay\", \"refund\"]")
                    List<String> capabilities,
            @Schema(description = "The ways to pay, with their limits.") List<MethodView> methods,
            @Schema(description = "The fields of an account, in the order of a form.")
                    List<CredentialView> credentials,
            @Schema(description = "Names that channel_options of a payment may have.")
                    List<OptionField> options) {
        static ChannelView of(ChannelDescriptor channel) {
            return new ChannelView(
                    channel.code(),
                    channel.name(),
                    channel.capabilities().stream().map(Capability::code).sorted().toList(),
                    channel.methods().stream().map(MethodView::of).toList(),
                    channel.credentials().stream().map(CredentialView::of).toList(),
                    channel.options());
        }
    }

    @Schema(name = "ChannelMethod", description = "One row of the capability matrix.")
    record MethodView(
            @Schema(description = "As a payment's method.") String method,
            @Schema(description = "As a payment's scene.", example = "qr") String scene,
            @Schema(description = "ISO 4217 codes.", example = "[\"CNY\"]") List<String> currencies,
            @Schema(description = "Smallest amount, minor units.", example = "1") long minAmount,
            @Schema(description = "Largest amount, minor units.", example = "10000000")
                    long maxAmount,
            @Schema(description = "Numbers of instalments on offer; empty if none.")
                    List<Integer> instalments,
            @Schema(description = "Whether money can be reserved first and captured later.")
                    boolean manualCapture,
            @Schema(
                            description =
                                    "How often reserved money can be captured: none, once or in_parts.",
                            example = "in_parts")
                    String captures,
            @Schema(
                            description = "How long an order may wait for its payer, seconds.",
                            example = "7200")
                    long longestOpenSeconds,
            @Schema(description = "Whether payer.id must be given.") boolean needsPayerId) {
        static MethodView of(MethodSupport row) {
            return new MethodView(
                    row.method(),
                    row.scene().code(),
                    row.currencies().stream().sorted().toList(),
                    row.minMinor(),
                    row.maxMinor(),
                    row.instalments().stream().sorted().toList(),
                    row.manualCapture(),
                    row.captures().code(),
                    row.longestOpen().toSeconds(),
                    row.needsPayerId());
        }
    }

    @Schema(name = "ChannelCredential", description = "One field of a channel account.")
    record CredentialView(
            @Schema(description = "Name in credentials.", example = "app_id") String name,
            @Schema(description = "For people.") LocalizedText label,
            @Schema(description = "What to enter and where to find it.") LocalizedText help,
            @Schema(
                            description =
                                    "text, url, choice, private_key, public_key, certificate or shared_secret.",
                            example = "text")
                    String type,
            @Schema(description = "Whether an account needs it.") boolean required,
            @Schema(description = "Whether it is write-only.") boolean secret,
            @Schema(description = "The values a choice allows.") List<String> choices,
            @Schema(description = "Used when the field is absent; empty if there is none.")
                    String defaultValue) {
        static CredentialView of(CredentialField field) {
            return new CredentialView(
                    field.name(),
                    field.label(),
                    field.help(),
                    field.type().name().toLowerCase(Locale.ROOT),
                    field.required(),
                    field.secret(),
                    field.choices(),
                    field.defaultValue());
        }
    }

    @Schema(name = "MethodOffer", description = "A way to pay that is open right now.")
    record OfferView(
            @Schema(description = "As a payment's method.") String method,
            @Schema(description = "As a payment's scene.", example = "qr") String scene,
            @Schema(description = "The channel that routing would choose.") String channel,
            @Schema(description = "Its account.", example = "acc_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    String channelAccount,
            @Schema(description = "Numbers of instalments on offer; empty if none.")
                    List<Integer> instalments,
            @Schema(description = "Whether payer.id must be given.") boolean needsPayerId) {
        static OfferView of(Route route) {
            return new OfferView(
                    route.support().method(),
                    route.support().scene().code(),
                    route.channel().code(),
                    route.account().id().print(),
                    route.support().instalments().stream().sorted().toList(),
                    route.support().needsPayerId());
        }

        String key() {
            return method + " " + scene;
        }
    }
}
