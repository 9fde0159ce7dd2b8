package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.unionpay.state.World;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** What a merchant tells of the payer, encrypted (rule unionpay.request.customer). */
final class Customer {
    private static final Pattern ENCRYPTED = Pattern.compile("\\{encryptedInfo=([A-Za-z0-9+/=]+)}");
    private static final Pattern PHONE = Pattern.compile("(?:.*&)?phoneNo=(\\d{11})(?:&.*)?");

    private Customer() {}

    static @Nullable String phone(Form form, World world) {
        String info = form.text("customerInfo");
        if (info.isEmpty()) {
            return null;
        }
        IssuedCertificate encryption = world.platform().encryption();
        String certId = encryption.certificate().getSerialNumber().toString();
        if (!certId.equals(form.text("encryptCertId"))) {
            throw new Refused("10", "encryptCertId");
        }
        Matcher secret = ENCRYPTED.matcher(decode(info));
        if (!secret.matches()) {
            throw new Refused("10", "customerInfo");
        }
        Matcher phone = PHONE.matcher(decrypt(secret.group(1), encryption));
        if (!phone.matches()) {
            throw new Refused("10", "phoneNo");
        }
        return phone.group(1);
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused("10", "customerInfo");
        }
    }

    private static String decrypt(String secret, IssuedCertificate encryption) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.DECRYPT_MODE, encryption.key());
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(secret));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refused("10", "encryptedInfo");
        }
    }
}
