package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.core.crypto.Rsa;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.state.Merchant;
import dev.tollbridge.simulators.wechatpay.state.World;
import java.util.Optional;

/** Which of the platform's keys signs for whom (notes 2). */
public final class Signers {
    private final World world;

    public Signers(World world) {
        this.world = world;
    }

    /**
     * For an answer: what the request's {@code Wechatpay-Serial} asks for, if the merchant's mode
     * allows it.
     */
    PlatformKey ofAnswer(Merchant merchant, String wanted) {
        boolean wantsPublicKey = wanted.equals(merchant.publicKeyId());
        return switch (merchant.mode()) {
            case CERTIFICATE -> world.platform().current();
            case PUBLIC_KEY -> publicKey(merchant);
            case BOTH -> wantsPublicKey ? publicKey(merchant) : world.platform().current();
        };
    }

    /**
     * For a notification; while a merchant moves from one mode to the other it gets both kinds in
     * turn (rule wechatpay.keys.migration).
     */
    public PlatformKey ofNotice(Merchant merchant, long sequence) {
        return switch (merchant.mode()) {
            case CERTIFICATE -> world.platform().current();
            case PUBLIC_KEY -> publicKey(merchant);
            case BOTH -> sequence % 2 == 0 ? publicKey(merchant) : world.platform().current();
        };
    }

    /** The key that a merchant encrypted sensitive fields with. */
    Optional<PlatformKey> named(Merchant merchant, String id) {
        return id.equals(merchant.publicKeyId())
                ? Optional.of(publicKey(merchant))
                : world.platform().bySerial(id);
    }

    private static PlatformKey publicKey(Merchant merchant) {
        return new PlatformKey(
                merchant.publicKeyId(), Rsa.privateKey(merchant.platformPrivateKey()));
    }
}
