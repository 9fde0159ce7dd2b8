package dev.tollbridge.simulators.wechatpay.crypto;

import java.security.cert.X509Certificate;
import java.util.Locale;

/** How the platform writes a certificate's serial number: hexadecimal, upper case (notes 1). */
public final class Serial {
    private Serial() {}

    public static String of(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }
}
