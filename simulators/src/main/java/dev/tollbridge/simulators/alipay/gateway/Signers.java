package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.crypto.Signer;
import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Rsa;

/**
 * The platform's key for each app: its own one, or in certificate mode the current certificate's.
 */
public final class Signers {
    private final World world;

    public Signers(World world) {
        this.world = world;
    }

    public Signer of(App app) {
        return switch (app.mode()) {
            case PUBLIC_KEY -> new Signer(Rsa.privateKey(app.alipayPrivateKey()), null);
            case CERTIFICATE -> {
                IssuedCertificate current = world.platform().current();
                yield new Signer(current.key(), world.platform().currentSerial());
            }
        };
    }

    /** A key nobody trusts, for forgeries and broken signatures. */
    public static Signer stranger(Signer imitated) {
        return new Signer(StrangerKey.KEY, imitated.certificateSerial());
    }

    private static final class StrangerKey {
        static final java.security.PrivateKey KEY = Rsa.newKeyPair().getPrivate();
    }
}
