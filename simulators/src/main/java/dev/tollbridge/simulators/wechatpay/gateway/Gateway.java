package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.Exchanges;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Routes;
import dev.tollbridge.simulators.core.WireFaults;
import dev.tollbridge.simulators.wechatpay.bill.Bills;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.Services;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v3}: authenticates, runs the operation, signs the answer, errors and 204 too. */
public final class Gateway {
    private static final int NONCE_LENGTH = 32;

    private final World world;
    private final Signers signers;
    private final Authentication authentication;
    private final OrderNumber orderNumber;
    private final List<Operation> operations;
    private final BillDownload download;
    private final Exchanges exchanges = new Exchanges();

    public Gateway(Services services, Signers signers, Bills bills) {
        this.world = services.world();
        this.signers = signers;
        this.authentication = new Authentication(world);
        this.orderNumber = new OrderNumber(world);
        this.operations = Operations.all(services, bills);
        this.download = new BillDownload(bills);
    }

    public Exchanges exchanges() {
        return exchanges;
    }

    public void route(Routes routes) {
        for (Operation operation : operations) {
            routes.on(operation.method(), operation.path(), request -> handle(operation, request));
        }
        routes.get(BillDownload.PATH, this::download);
    }

    private void record(Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        exchanges.add(world.now(), request, request.query(), body);
    }

    private Reply handle(Operation operation, Request request) {
        record(request);
        WireFaults wire = new WireFaults(world.faults(), orderNumber.of(request), operation.name());
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        GatewayFaults faults = new GatewayFaults(wire);
        Authenticated caller = authenticate(request);
        Answer answer =
                caller.refusal() == null
                        ? run(operation, request, caller.known(), faults)
                        : caller.refusal();
        return wire.deliver(sign(request, answer, caller.merchant(), faults));
    }

    /**
     * Who calls.
     *
     * @param merchant null if that cannot be told
     * @param refusal null if the request is authentic
     */
    private record Authenticated(@Nullable Merchant merchant, @Nullable Answer refusal) {
        Merchant known() {
            if (merchant == null) {
                throw new IllegalStateException("not authenticated");
            }
            return merchant;
        }
    }

    private Authenticated authenticate(Request request) {
        @Nullable Merchant merchant = null;
        try {
            Map<String, String> parts = Authentication.parts(request);
            merchant = authentication.merchant(parts);
            authentication.check(request, parts, merchant);
            return new Authenticated(merchant, null);
        } catch (Refused refused) {
            return new Authenticated(merchant, refused.answer());
        }
    }

    private Answer run(
            Operation operation, Request request, Merchant merchant, GatewayFaults faults) {
        try {
            faults.refuse();
            Fields body = Fields.parse(new String(request.body(), StandardCharsets.UTF_8));
            @Nullable PlatformKey secretsKey =
                    request.header("Wechatpay-Serial")
                            .flatMap(id -> signers.named(merchant, id))
                            .orElse(null);
            Call call = new Call(merchant, request, body, secretsKey);
            Answer answer = world.locked(() -> operation.work().answer(call));
            faults.refuseAfterCommit();
            return answer;
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /** In the merchant's time. */
    private Reply sign(
            Request request, Answer answer, @Nullable Merchant merchant, GatewayFaults faults) {
        String text = answer.text();
        Reply reply =
                answer.node() == null
                        ? Reply.noContent()
                        : Reply.of(
                                answer.status(),
                                "application/json; charset=utf-8",
                                text.getBytes(StandardCharsets.UTF_8));
        reply =
                reply.with(
                        "Request-ID",
                        "08"
                                + world.numbers()
                                        .token(NONCE_LENGTH)
                                        .toUpperCase(java.util.Locale.ROOT));
        if (merchant == null) {
            return reply;
        }
        PlatformKey key = signers.ofAnswer(merchant, request.header("Wechatpay-Serial").orElse(""));
        Instant now = world.merchantTime().now(merchant.mchid());
        String nonce = world.numbers().token(NONCE_LENGTH);
        for (var header : faults.sign(key, now, nonce, text).entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** Signed request, unsigned answer (notes 3). */
    private Reply download(Request request) {
        record(request);
        WireFaults wire = new WireFaults(world.faults(), null, "billdownload");
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        GatewayFaults faults = new GatewayFaults(wire);
        Authenticated caller = authenticate(request);
        if (caller.refusal() != null) {
            return sign(request, caller.refusal(), caller.merchant(), faults);
        }
        try {
            return wire.deliver(download.answer(request, caller.known()));
        } catch (Refused refused) {
            return sign(request, refused.answer(), caller.merchant(), faults);
        }
    }
}
