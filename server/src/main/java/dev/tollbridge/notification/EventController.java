package dev.tollbridge.notification;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/events")
@Tag(name = "Events", description = "Everything that happened.")
class EventController {
    private final Events events;

    EventController(Events events) {
        this.events = events;
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getEvent",
            summary = "Read an event",
            description =
                    "The same text as in the webhook, to the byte. Not found once the operator has archived"
                            + " it.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = EventBody.class)))
    EventText get(Caller caller, @PathVariable String id) {
        return EventId.parse(id)
                .flatMap(event -> events.find(caller, event))
                .map(EventText::new)
                .orElseThrow(() -> RefusedException.notFound("event"));
    }

    @GetMapping
    @Operation(
            operationId = "listEvents",
            summary = "List events",
            description = "Newest first. What the operator has archived is not listed.")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = EventPage.class)))
    ListOf<EventText> list(Caller caller, EventQuery query) {
        return events.list(caller, query.filter()).map(EventText::new);
    }

    /** For the description only: what the texts of a page are. */
    @Schema(name = "ListOfEvents", description = "A page of a list, newest first.")
    record EventPage(
            @Schema(description = "The objects of this page.") List<EventBody> data,
            @Schema(description = "Whether there are more in the direction of the cursor.")
                    boolean hasMore) {}
}
