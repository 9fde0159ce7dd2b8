package dev.tollbridge.simulators.wechatpay.control;

import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes merchants from what the caller gives; generates what is not given. */
final class MerchantFactory {
    private static final int API_V3_KEY_LENGTH = 32;

    private final World world;

    MerchantFactory(World world) {
        this.world = world;
    }

    Merchant make(String mchid, JsonNode wanted) {
        Optional<Merchant> old = world.merchants().find(mchid);
        Identity identity = identity(mchid, wanted, old);
        KeyPair platformKeys = old.isPresent() ? null : Rsa.newKeyPair();
        return new Merchant(
                mchid,
                text(wanted, "name", old.map(Merchant::name).orElse("Demo shop")),
                mode(wanted, old),
                list(wanted, "appids", old.map(Merchant::appids).orElse(List.of())),
                apiV3Key(wanted, old),
                identity.certificate(),
                identity.privateKey(),
                old.map(Merchant::publicKeyId)
                        .orElseGet(() -> "PUB_KEY_ID_01" + world.numbers().digits(30)),
                platformKeys == null
                        ? old.orElseThrow().platformPublicKey()
                        : Rsa.encode(platformKeys.getPublic()),
                platformKeys == null
                        ? old.orElseThrow().platformPrivateKey()
                        : Rsa.encode(platformKeys.getPrivate()),
                list(wanted, "sub_merchants", old.map(Merchant::subMerchants).orElse(List.of())));
    }

    private record Identity(String certificate, @Nullable String privateKey) {}

    /** The merchant API certificate: for a key the caller brings, else for one made here. */
    private Identity identity(String mchid, JsonNode wanted, Optional<Merchant> old) {
        String given = text(wanted, "merchant_public_key", "");
        if (!given.isEmpty()) {
            PublicKey key = Rsa.publicKey(given);
            boolean same = old.filter(known -> known.publicKey().equals(key)).isPresent();
            return same
                    ? new Identity(old.get().certificate(), old.get().privateKey())
                    : new Identity(certify(mchid, key), null);
        }
        if (old.isPresent()) {
            return new Identity(old.get().certificate(), old.get().privateKey());
        }
        KeyPair keys = Rsa.newKeyPair();
        return new Identity(certify(mchid, keys.getPublic()), Rsa.encode(keys.getPrivate()));
    }

    private String certify(String mchid, PublicKey key) {
        String chain =
                world.platform().authority().certify(mchid, key, world.clock().baseInstant());
        return Pem.of(List.of(Pem.read(chain).getFirst()));
    }

    private static Merchant.Mode mode(JsonNode wanted, Optional<Merchant> old) {
        return switch (text(wanted, "mode", "")) {
            case "" -> old.map(Merchant::mode).orElse(Merchant.Mode.PUBLIC_KEY);
            case "public_key" -> Merchant.Mode.PUBLIC_KEY;
            case "certificate" -> Merchant.Mode.CERTIFICATE;
            case "both" -> Merchant.Mode.BOTH;
            default ->
                    throw new IllegalArgumentException(
                            "mode must be public_key, certificate or both");
        };
    }

    private String apiV3Key(JsonNode wanted, Optional<Merchant> old) {
        String given = text(wanted, "api_v3_key", "");
        if (given.isEmpty()) {
            return old.map(Merchant::apiV3Key)
                    .orElseGet(() -> world.numbers().token(API_V3_KEY_LENGTH));
        }
        if (!given.matches("[\\x21-\\x7e]{" + API_V3_KEY_LENGTH + "}")) {
            throw new IllegalArgumentException("api_v3_key must be 32 ASCII characters");
        }
        return given;
    }

    private static List<String> list(JsonNode wanted, String name, List<String> otherwise) {
        if (!wanted.has(name)) {
            return otherwise;
        }
        List<String> all = new ArrayList<>();
        wanted.path(name).forEach(value -> all.add(value.asString("")));
        return List.copyOf(all);
    }

    private static String text(JsonNode node, String name, String otherwise) {
        String value = node.path(name).asString("");
        return value.isEmpty() ? otherwise : value;
    }
}
