package dev.tollbridge;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Security;
import org.slf4j.LoggerFactory;

/**
 * Has signatures and ciphers computed by machine code where there is some for the machine: an
 * Ed25519 signature, of which every webhook has one, takes a fortieth of the time that it takes in
 * Java, an RSA signature a quarter. Elsewhere Java's own providers do all of it.
 */
final class NativeCryptography {
    private static final AmazonCorrettoCryptoProvider PROVIDER = provider();

    private NativeCryptography() {}

    /** Ed25519 keys that it has not read itself it would read anew for each signature. */
    private static AmazonCorrettoCryptoProvider provider() {
        System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
        return AmazonCorrettoCryptoProvider.INSTANCE;
    }

    /** Puts it before the other providers of this process, if it works here. */
    static void install() {
        if (isUsable()) {
            Security.insertProviderAt(PROVIDER, 1);
        }
    }

    static boolean isUsable() {
        return PROVIDER.getLoadingError() == null
                && PROVIDER.runSelfTests() == SelfTestStatus.PASSED;
    }

    /** Once there is a log. */
    static void report() {
        if (Security.getProvider(PROVIDER.getName()) == null) {
            LoggerFactory.getLogger(NativeCryptography.class)
                    .warn(
                            "no native cryptography on this machine: signatures take longer",
                            PROVIDER.getLoadingError());
        }
    }
}
