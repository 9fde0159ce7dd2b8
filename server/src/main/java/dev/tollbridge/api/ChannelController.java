package dev.tollbridge.api;

import dev.tollbridge.api.ChannelViews.ChannelView;
import dev.tollbridge.api.ChannelViews.OfferView;
import dev.tollbridge.channel.Channels;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.Query;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.routing.Routing;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Channels", description = "What channels can do, and what payers can choose.")
class ChannelController {
    private final Channels channels;
    private final Routing routing;

    ChannelController(Channels channels, Routing routing) {
        this.channels = channels;
        this.routing = routing;
    }

    record OfferQuery(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minimum = "1",
                            maximum = "1000000000000",
                            description = "Minor units.",
                            example = "8800")
                    Long amount,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            format = "iso-4217",
                            description = "ISO 4217 code.",
                            example = "CNY")
                    String currency,
            @Schema(description = "Only ways to pay in this scene.") @Nullable Scene scene)
            implements Query {}

    @GetMapping("/v1/channels")
    @Operation(
            operationId = "listChannels",
            summary = "The capability matrix",
            description = "Every channel with its ways to pay, limits and account fields, as data.")
    ListOf<ChannelView> channels(Caller caller) {
        return ListOf.all(channels.descriptors().stream().map(ChannelView::of).toList());
    }

    @GetMapping("/v1/methods")
    @Operation(
            operationId = "listMethods",
            summary = "What a payer can pay with right now",
            description =
                    "Over the merchant's enabled channel accounts of the key's mode, the best account first.")
    ListOf<OfferView> methods(Caller caller, OfferQuery query) {
        var money = Money.of(query.amount(), query.currency());
        var seen = new HashSet<String>();
        List<OfferView> offers =
                routing.offers(caller.merchant(), caller.live(), money, false).stream()
                        .map(OfferView::of)
                        .filter(offer ->
                                query.scene() == null || offer.scene().equals(query.scene().code()))
                        .filter(offer -> seen.add(offer.key()))
                        .toList();
        return ListOf.all(offers);
    }
}
