package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.ContentCipher;
import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Exchanges;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.WireFaults;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code gateway.do}: checks the envelope, runs the method, signs the answer. Business failures are
 * HTTP 200 (notes 1.2).
 */
public final class Gateway {
    private final World world;
    private final Signers signers;
    private final Authentication authentication;
    private final Methods methods;
    private final Exchanges exchanges = new Exchanges();

    /** Shows a refusal to a person in a browser. */
    @FunctionalInterface
    public interface ErrorPage {
        Reply show(Request request, String code, String detail);
    }

    private final ErrorPage errorPage;

    public Gateway(World world, Signers signers, Methods methods, ErrorPage errorPage) {
        this.world = world;
        this.signers = signers;
        this.authentication = new Authentication(world);
        this.methods = methods;
        this.errorPage = errorPage;
    }

    public Exchanges exchanges() {
        return exchanges;
    }

    public Reply handle(Request request) {
        Parameters parameters = Parameters.of(request);
        exchanges.add(world.now(), request, parameters.values(), null);
        Optional<BrowserMethod> browser = methods.browser(parameters.get("method"));
        return browser.isPresent()
                ? browse(request, parameters, browser.get())
                : answer(request, parameters);
    }

    private Reply browse(Request request, Parameters parameters, BrowserMethod method) {
        try {
            return Reply.redirect(open(parameters, method, request.baseUri()));
        } catch (Refused refused) {
            return errorPage.show(request, refused.subCode(), refused.subMessage());
        }
    }

    private String open(Parameters parameters, BrowserMethod method, String baseUri) {
        Call call = call(parameters, baseUri);
        return world.locked(() -> method.open(call));
    }

    /**
     * Plays the mobile SDK: takes an order string as the merchant's server made it.
     *
     * @return the path of the page the payer sees
     * @throws IllegalArgumentException if the platform refuses the order string
     */
    public String openOrderString(String orderString, String baseUri) {
        Parameters parameters = Parameters.ofQuery(orderString.trim());
        BrowserMethod method =
                methods.browser(parameters.get("method"))
                        .orElseThrow(() -> new IllegalArgumentException("isv.invalid-method"));
        try {
            return open(parameters, method, baseUri);
        } catch (Refused refused) {
            throw new IllegalArgumentException(
                    refused.subCode() + " " + refused.subMessage(), refused);
        }
    }

    private Call call(Parameters parameters, String baseUri) {
        Authentication.present(parameters);
        App app = authentication.app(parameters);
        authentication.check(app, parameters);
        String method = parameters.get("method");
        Biz biz = Biz.parse(Authentication.content(app, parameters), method);
        return new Call(app, method, parameters, biz, baseUri);
    }

    private Reply answer(Request request, Parameters parameters) {
        @Nullable App app = world.apps().find(parameters.get("app_id")).orElse(null);
        WireFaults wire =
                new WireFaults(
                        world.faults(),
                        OrderNumber.of(world, app, parameters),
                        parameters.get("method"));
        Optional<Reply> instead = wire.beforeCommit();
        if (instead.isPresent()) {
            return instead.get();
        }
        GatewayFaults faults = new GatewayFaults(wire);
        Envelope envelope =
                new Envelope(
                        parameters.has("method") ? parameters.get("method") : null,
                        parameters.charset(),
                        parameters.get("sign_type").equals("RSA") ? "RSA" : "RSA2",
                        world.numbers().dated(world.now(), 24));
        ObjectNode node = node(parameters, request.baseUri(), faults);
        @Nullable Signer signer = app == null ? null : signers.of(app);
        String text = Envelope.node(node, encryption(app, parameters, node));
        return wire.deliver(envelope.reply(faults.sign(envelope, text, signer)));
    }

    private ObjectNode node(Parameters parameters, String baseUri, GatewayFaults faults) {
        try {
            Call call = call(parameters, baseUri);
            Method method =
                    methods.server(call.method())
                            .orElseThrow(() -> Refused.invalid("method", "不存在的方法名"));
            faults.refuse();
            ObjectNode fields = world.locked(() -> method.answer(call));
            faults.refuseAfterCommit();
            return Envelope.success(fields);
        } catch (Refused refused) {
            return Envelope.refusal(refused);
        }
    }

    /**
     * Answers are encrypted if the request's content could be read (rule
     * alipay.gateway.encryption).
     */
    private static @Nullable UnaryOperator<String> encryption(
            @Nullable App app, Parameters parameters, ObjectNode node) {
        boolean unread = node.path("sub_code").asString("").startsWith("isv.");
        if (app == null || unread || app.aesKey() == null || !parameters.has("encrypt_type")) {
            return null;
        }
        ContentCipher cipher = Authentication.cipher(app, parameters);
        return clear -> cipher.encrypt(clear, parameters.charset());
    }
}
