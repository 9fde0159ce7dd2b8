package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ClientSecrets;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VerifiedNotice;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class PaymentService implements Payments {
    private static final Duration NUDGE_EVERY = Duration.ofSeconds(3);

    private final PaymentStore store;
    private final PaymentLists lists;
    private final PaymentSteps steps;
    private final Orders orders;
    private final AttemptRunner attempts;
    private final DrawRunner draws;
    private final RefundRunner refunds;
    private final Authorizations authorizations;
    private final PayerPages payers;
    private final PaymentViews views;
    private final ClientSecrets secrets;
    private final DueRows due;
    private final NoticeApplier notices;
    private final Clock clock;

    PaymentService(
            PaymentStore store,
            PaymentLists lists,
            PaymentSteps steps,
            Orders orders,
            AttemptRunner attempts,
            DrawRunner draws,
            RefundRunner refunds,
            Authorizations authorizations,
            PayerPages payers,
            PaymentViews views,
            ClientSecrets secrets,
            DueRows due,
            NoticeApplier notices,
            Clock clock) {
        this.store = store;
        this.lists = lists;
        this.steps = steps;
        this.orders = orders;
        this.attempts = attempts;
        this.draws = draws;
        this.refunds = refunds;
        this.authorizations = authorizations;
        this.payers = payers;
        this.views = views;
        this.secrets = secrets;
        this.due = due;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Result<PaymentView> create(Caller caller, PaymentId id, PaymentRequest request) {
        var terms = NewPayment.terms(caller, id, request, clock.instant());
        return switch (first(terms, request)) {
            case Result.Refused<Optional<Attempt.Terms>>(var refusal) ->
                    new Result.Refused<>(refusal);
            case Result.Ok<Optional<Attempt.Terms>>(var first) ->
                    create(terms, first.orElse(null), request);
        };
    }

    private Result<Optional<Attempt.Terms>> first(Payment.Terms terms, PaymentRequest request) {
        var method = request.method();
        var scene = request.scene();
        if (method == null) {
            return Result.ok(Optional.empty());
        }
        if (scene == null) {
            return Result.refused(
                    Refusal.Code.INVALID_REQUEST,
                    "A method needs a scene: "
                            + Arrays.stream(Scene.values()).map(Scene::code).toList(),
                    "/scene");
        }
        var choice =
                new Orders.Choice(method, scene, request.authCode(), null, request.instalments());
        return orders.attempt(terms, choice).map(Optional::of);
    }

    private Result<PaymentView> create(
            Payment.Terms terms, Attempt.@Nullable Terms first, PaymentRequest request) {
        var payment = NewPayment.payment(terms);
        var event = new PaymentEvent.Created(first);
        var created =
                first == null
                        ? steps.createLast(payment, event, this::view)
                        : steps.create(payment, event)
                                .map(file ->
                                        attempts.sendLast(
                                                file,
                                                file.attempts().getFirst(),
                                                request.authCode(),
                                                this::view));
        return created.map(file -> Result.ok(view(file))).orElseGet(() -> existing(terms));
    }

    private PaymentView view(PaymentFile file) {
        return views.forMerchant(file, Expand.NONE);
    }

    /** The same order again: the same payment if the terms agree. */
    private Result<PaymentView> existing(Payment.Terms terms) {
        return store.findByOrder(terms.merchant(), terms.live(), terms.merchantOrderId())
                .filter(file ->
                        Arrays.equals(file.payment().terms().fingerprint(), terms.fingerprint()))
                .map(file -> Result.ok(view(file)))
                .orElseGet(() ->
                        Result.refused(
                                Refusal.Code.MERCHANT_ORDER_ID_CONFLICT,
                                "A payment with this merchant_order_id exists and its terms differ. Use a new merchant_order_id.",
                                "/merchant_order_id"));
    }

    @Override
    public Result<PaymentView> confirm(Caller caller, PaymentId id, ConfirmRequest request) {
        return find(caller, id)
                .map(file -> confirm(file, request))
                .orElseGet(PaymentService::notFound);
    }

    @Override
    public Result<PaymentView> confirmAsPayer(String clientSecret, ConfirmRequest request) {
        return secrets.verify(clientSecret)
                .flatMap(store::read)
                .map(file -> confirm(file, request))
                .orElseGet(PaymentService::notFound);
    }

    private Result<PaymentView> confirm(PaymentFile file, ConfirmRequest request) {
        var payment = file.payment();
        if (!isPayable(payment)) {
            return conflict(
                    "The payment is " + payment.status().code() + " and takes no method any more.");
        }
        var asked = request.instalments();
        int instalments = asked != null ? asked : payment.terms().instalments();
        if (isSameChoice(file, request, instalments)) {
            return Result.ok(view(file));
        }
        var choice =
                new Orders.Choice(
                        request.method(),
                        request.scene(),
                        request.authCode(),
                        request.payerId(),
                        instalments);
        return switch (orders.attempt(payment.terms(), choice)) {
            case Result.Refused<Attempt.Terms>(var refusal) -> new Result.Refused<>(refusal);
            case Result.Ok<Attempt.Terms>(var terms) -> start(closeOpen(file), terms, request);
        };
    }

    private Result<PaymentView> start(
            PaymentFile file, Attempt.Terms terms, ConfirmRequest request) {
        if (file.payment().status() == PaymentStatus.SUCCEEDED) {
            return Result.ok(view(file));
        }
        var started =
                steps.decide(
                        file.payment().id(),
                        locked -> {
                            if (!isPayable(locked.payment()) || !locked.openAttempts().isEmpty()) {
                                return conflict(
                                        "An earlier attempt is not settled at its channel yet. Try again in a moment.");
                            }
                            return Result.ok(new PaymentEvent.Started(terms));
                        });
        return started.map(begun ->
                        attempts.send(
                                begun, begun.attempt(terms.id()).orElseThrow(), request.authCode()))
                .map(this::view);
    }

    @Override
    public Result<PaymentView> cancel(Caller caller, PaymentId id) {
        var found = find(caller, id);
        if (found.isEmpty()) {
            return notFound();
        }
        if (found.get().payment().status() == PaymentStatus.AUTHORIZED) {
            return authorizations.release(found.get(), Ending.CANCELED).map(this::view);
        }
        var requested =
                steps.decide(
                        id,
                        file ->
                                switch (file.payment().status()) {
                                    case REQUIRES_METHOD, PENDING, CANCELED ->
                                            Result.ok(
                                                    new PaymentEvent.EndRequested(Ending.CANCELED));
                                    case AUTHORIZED, SUCCEEDED, EXPIRED ->
                                            conflict(
                                                    "The payment is "
                                                            + file.payment().status().code()
                                                            + " and cannot be cancelled.");
                                });
        return requested.map(file -> view(closeOpen(file)));
    }

    @Override
    public Result<PaymentView> capture(
            Caller caller, PaymentId id, DrawId capture, CaptureRequest request) {
        return find(caller, id)
                .map(file ->
                        authorizations
                                .capture(file, capture, request)
                                .map(captured ->
                                        views.forMerchant(
                                                captured, new Expand(false, true, false))))
                .orElseGet(PaymentService::notFound);
    }

    @Override
    public Result<PaymentView> sync(Caller caller, PaymentId id) {
        var found = find(caller, id);
        if (found.isEmpty()) {
            return notFound();
        }
        var file = found.get();
        for (var attempt : file.openAttempts()) {
            file = attempts.check(file, attempt);
        }
        for (var draw : file.draws()) {
            if (draw.isOpen()) {
                file = draws.check(file, draw);
            }
        }
        for (var refund : file.refunds()) {
            if (!refund.status().isFinal()) {
                file = refunds.check(file, refund);
            }
        }
        return Result.ok(views.forMerchant(file, Expand.ALL));
    }

    @Override
    public Optional<PaymentView> find(Caller caller, PaymentId id, Expand expand) {
        return find(caller, id).map(file -> views.forMerchant(file, expand));
    }

    @Override
    public Optional<PayerPayment> findForPayer(String clientSecret) {
        return secrets.verify(clientSecret).flatMap(store::read).map(payers::page);
    }

    @Override
    public void nudge(String clientSecret) {
        secrets.verify(clientSecret).ifPresent(id -> due.hurry(id, clock.instant(), NUDGE_EVERY));
    }

    @Override
    public Optional<String> qrContent(AttemptId id) {
        return store.fileOf(id)
                .flatMap(file -> file.attempt(id))
                .map(attempt -> attempt.state().action())
                .filter(NextAction.ShowQr.class::isInstance)
                .map(action -> ((NextAction.ShowQr) action).content());
    }

    @Override
    public Page<PaymentView> list(Caller caller, PaymentFilter filter) {
        return lists.payments(caller, filter);
    }

    @Override
    public boolean apply(VerifiedNotice notice, ChannelAccountId account) {
        return notices.apply(notice, account);
    }

    private PaymentFile closeOpen(PaymentFile file) {
        var current = file;
        for (var attempt : file.openAttempts()) {
            current = attempts.close(current, attempt);
        }
        return current;
    }

    private Optional<PaymentFile> find(Caller caller, PaymentId id) {
        return store.read(id)
                .filter(file ->
                        file.payment().terms().merchant().equals(caller.merchant())
                                && file.payment().terms().live() == caller.live());
    }

    private static boolean isPayable(Payment payment) {
        return !payment.status().isFinal()
                && payment.status() != PaymentStatus.AUTHORIZED
                && payment.state().ending() == null;
    }

    /**
     * Choosing again what is open already changes nothing: the payer's second tap on the same
     * button.
     */
    private static boolean isSameChoice(PaymentFile file, ConfirmRequest request, int instalments) {
        return request.scene() != Scene.BARCODE
                && file.openAttempts().stream()
                        .anyMatch(attempt ->
                                attempt.terms().method().equals(request.method())
                                        && attempt.terms().scene() == request.scene()
                                        && attempt.terms().instalments() == instalments
                                        && attempt.state().action() != null);
    }

    private static <T> Result<T> conflict(String detail) {
        return Result.refused(Refusal.Code.STATE_CONFLICT, detail);
    }

    private static <T> Result<T> notFound() {
        return Result.refused(Refusal.Code.NOT_FOUND, "There is no such payment.");
    }
}
