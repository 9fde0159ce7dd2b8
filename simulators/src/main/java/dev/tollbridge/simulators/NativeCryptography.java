package dev.tollbridge.simulators;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Security;

/**
 * Signatures in machine code where there is some for the machine, a quarter of the time that they
 * take in Java: who measures a gateway beside a fake channel wants to measure the gateway.
 */
final class NativeCryptography {
    private NativeCryptography() {}

    /** Puts it before the other providers of this process, if it works here. */
    static void install() {
        var provider = AmazonCorrettoCryptoProvider.INSTANCE;
        if (provider.getLoadingError() == null
                && provider.runSelfTests() == SelfTestStatus.PASSED) {
            Security.insertProviderAt(provider, 1);
        }
    }
}
