package dev.tollbridge.simulators.alipay.control;

import dev.tollbridge.simulators.alipay.crypto.ContentCipher;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.crypto.Rsa;
import java.security.KeyPair;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes apps from what the caller gives; generates what is not given. */
final class AppFactory {
    private final World world;

    AppFactory(World world) {
        this.world = world;
    }

    App make(String appId, JsonNode wanted) {
        Optional<App> old = world.apps().find(appId);
        App.Mode mode = mode(wanted, old);
        String given = wanted.path("app_public_key").asString("");
        @Nullable String privateKey =
                given.isEmpty() ? old.map(App::appPrivateKey).orElse(null) : null;
        String publicKey = given.isEmpty() ? old.map(App::merchantPublicKey).orElse("") : given;
        if (publicKey.isEmpty()) {
            KeyPair keys = Rsa.newKeyPair();
            privateKey = Rsa.encode(keys.getPrivate());
            publicKey = Rsa.encode(keys.getPublic());
        }
        String canonical = Rsa.encode(Rsa.publicKey(publicKey));
        KeyPair platformKeys = old.isPresent() ? null : Rsa.newKeyPair();
        return new App(
                appId,
                text(
                        wanted,
                        "seller_id",
                        old.map(App::pid).orElseGet(() -> "2088" + world.numbers().digits(12))),
                text(wanted, "name", old.map(App::name).orElse("Demo shop")),
                mode,
                canonical,
                privateKey,
                platformKeys == null
                        ? old.orElseThrow().alipayPublicKey()
                        : Rsa.encode(platformKeys.getPublic()),
                platformKeys == null
                        ? old.orElseThrow().alipayPrivateKey()
                        : Rsa.encode(platformKeys.getPrivate()),
                aesKey(wanted, old),
                mode == App.Mode.CERTIFICATE ? certificate(appId, canonical, old) : null);
    }

    private static App.Mode mode(JsonNode wanted, Optional<App> old) {
        String text = text(wanted, "mode", "");
        return switch (text) {
            case "" -> old.map(App::mode).orElse(App.Mode.PUBLIC_KEY);
            case "public_key" -> App.Mode.PUBLIC_KEY;
            case "certificate" -> App.Mode.CERTIFICATE;
            default -> throw new IllegalArgumentException("mode must be public_key or certificate");
        };
    }

    /** {@code "aes": true} makes a key, {@code false} removes it, {@code "aes_key"} sets one. */
    private static @Nullable String aesKey(JsonNode wanted, Optional<App> old) {
        String given = text(wanted, "aes_key", "");
        if (!given.isEmpty()) {
            return given;
        }
        @Nullable String kept = old.map(App::aesKey).orElse(null);
        if (!wanted.has("aes")) {
            return kept;
        }
        boolean on = wanted.path("aes").asBoolean(false);
        return on ? (kept == null ? ContentCipher.newKey() : kept) : null;
    }

    private String certificate(String appId, String publicKey, Optional<App> old) {
        @Nullable String kept = old.map(App::appCertificate).orElse(null);
        boolean sameKey = old.map(app -> app.merchantPublicKey().equals(publicKey)).orElse(false);
        return kept != null && sameKey
                ? kept
                : world.platform()
                        .authority()
                        .certify(
                                "app " + appId,
                                Rsa.publicKey(publicKey),
                                world.clock().baseInstant());
    }

    private static String text(JsonNode node, String name, String otherwise) {
        String value = node.path(name).asString("");
        return value.isEmpty() ? otherwise : value;
    }
}
