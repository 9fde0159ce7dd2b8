package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.IncidentDesk;
import dev.tollbridge.payment.IncidentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/incidents")
@Tag(name = "Incidents", description = "What a person has to look at.")
class IncidentController {
    private final IncidentDesk incidents;

    IncidentController(IncidentDesk incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getIncident", summary = "Read an incident")
    IncidentView get(Caller caller, @PathVariable String id) {
        return incidents
                .find(caller, parse(id))
                .orElseThrow(() -> RefusedException.notFound("incident"));
    }

    @GetMapping
    @Operation(
            operationId = "listIncidents",
            summary = "List incidents",
            description = "Newest first.")
    ListOf<IncidentView> list(Caller caller, IncidentBodies.ListQuery query) {
        return Pages.print(incidents.list(caller, query.filter()));
    }

    @PostMapping("/{id}/resolve")
    @Operation(
            operationId = "resolveIncident",
            summary = "Decide about an incident",
            description =
                    "With one of the incident's actions. Money that is to be refunded leaves the incident open until the"
                            + " channel has given it back.")
    IncidentView resolve(
            Caller caller, @PathVariable String id, @RequestBody IncidentBodies.Resolve body) {
        return RefusedException.unwrap(incidents.resolve(caller, parse(id), body.decision()));
    }

    private static IncidentId parse(String id) {
        return Ids.parse(id, IncidentId::parse, "incident");
    }
}
