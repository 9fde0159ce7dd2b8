package dev.tollbridge.payment;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.PaymentEvent.StrayDecided;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class IncidentService implements IncidentDesk {
    private final Incidents incidents;
    private final PaymentLists lists;
    private final PaymentSteps steps;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Audit audit;

    IncidentService(
            Incidents incidents,
            PaymentLists lists,
            PaymentSteps steps,
            TransactionTemplate transaction,
            Clock clock,
            Audit audit) {
        this.audit = audit;
        this.incidents = incidents;
        this.lists = lists;
        this.steps = steps;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Payments.Page<IncidentView> list(Caller caller, IncidentFilter filter) {
        return lists.incidents(caller, filter);
    }

    @Override
    public Optional<IncidentView> find(Caller caller, IncidentId id) {
        return incidents
                .find(id)
                .filter(row -> row.merchant().equals(caller.merchant()))
                .filter(row -> row.view().live() == caller.live())
                .map(Incidents.Row::view);
    }

    @Override
    public Result<IncidentView> resolve(Caller caller, IncidentId id, Decision decision) {
        var found = find(caller, id);
        if (found.isEmpty()) {
            return Result.refused(Refusal.Code.NOT_FOUND, "There is no such incident.");
        }
        var incident = found.get();
        if (!incident.actions().contains(decision.action().code())) {
            return notPossible(incident);
        }
        return switch (decision.action()) {
            case REFUND -> decide(caller, incident, StrayDecided.Decision.REFUND, decision);
            case ACCEPT -> decide(caller, incident, StrayDecided.Decision.ACCEPT, decision);
            case DISMISS -> dismiss(caller, incident, decision);
        };
    }

    private Result<IncidentView> decide(
            Caller caller, IncidentView incident, StrayDecided.Decision wish, Decision decision) {
        return steps.decide(
                        incident.payment(),
                        file -> {
                            var attempt =
                                    Optional.ofNullable(incident.attempt()).flatMap(file::attempt);
                            var stray = attempt.map(it -> it.state().stray());
                            if (stray.filter(it -> it.allows(wish)).isEmpty()) {
                                return notPossible(current(incident));
                            }
                            note(incident, decision);
                            record(caller, incident, decision);
                            return Result.ok(new StrayDecided(attempt.get().id(), wish));
                        })
                .map(file -> current(incident));
    }

    private Result<IncidentView> dismiss(Caller caller, IncidentView incident, Decision decision) {
        boolean dismissed =
                Boolean.TRUE.equals(
                        transaction.execute(status -> {
                            note(incident, decision);
                            if (!incidents.dismiss(incident.id(), clock.instant())) {
                                return false;
                            }
                            record(caller, incident, decision);
                            return true;
                        }));
        var now = current(incident);
        return dismissed ? Result.ok(now) : notPossible(now);
    }

    private void note(IncidentView incident, Decision decision) {
        var note = decision.note();
        if (note != null) {
            incidents.note(incident.id(), note);
        }
    }

    private void record(Caller caller, IncidentView incident, Decision decision) {
        audit.record(
                AuditEntry.of(AuditKind.INCIDENT_DECIDED, caller.merchant(), incident.id().print())
                        .with("action", decision.action().code())
                        .with("payment", incident.payment().print()));
    }

    private IncidentView current(IncidentView incident) {
        return incidents.find(incident.id()).orElseThrow().view();
    }

    private static <T> Result<T> notPossible(IncidentView incident) {
        return Result.refused(
                Refusal.Code.STATE_CONFLICT,
                incident.actions().isEmpty()
                        ? "Nothing can be decided about this incident now."
                        : "What can be decided about this incident now: "
                                + String.join(", ", incident.actions())
                                + ".",
                "/action");
    }
}
