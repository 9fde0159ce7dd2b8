package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter.Opening.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an account and collects every problem, so that a merchant sees them all at
 * once. No message repeats a value.
 */
final class SettingsReader {
    private final AccountSettings settings;
    private final List<Problem> problems = new ArrayList<>();

    SettingsReader(AccountSettings settings) {
        this.settings = settings;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }

    boolean live() {
        return settings.live();
    }

    Map<String, String> learned() {
        return settings.learned();
    }

    Optional<String> text(String field) {
        return settings.value(field).map(String::strip);
    }

    String choice(String field, List<String> allowed) {
        var value = text(field).orElse(allowed.getFirst());
        if (!allowed.contains(value)) {
            problem(field, "must be one of " + String.join(", ", allowed));
        }
        return value;
    }

    @Nullable String matching(String field, boolean required, String pattern, String message) {
        var value = text(field).orElse(null);
        if (value == null ? required : !value.matches(pattern)) {
            problem(field, message);
            return null;
        }
        return value;
    }

    @Nullable URI url(String field, String ifAbsent) {
        try {
            var url = new URI(text(field).orElse(ifAbsent));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other text that is no address of a gateway.
        }
        problem(field, "must be an http or https URL without a user and a query");
        return null;
    }

    @Nullable PrivateKey privateKey(String field) {
        var text = settings.secret(field);
        if (text.isEmpty()) {
            problem(field, "is required: the app's RSA private key in PKCS#8 form");
            return null;
        }
        var key = Keys.privateKey(text.get().reveal());
        if (key.isEmpty()) {
            problem(field, "is no RSA private key of 2048 bits or more in PKCS#8 form");
        }
        return key.orElse(null);
    }

    @Nullable PublicKey publicKey(String field) {
        var key = text(field).flatMap(Keys::publicKey);
        if (key.isEmpty()) {
            problem(field, "must be Alipay's RSA public key of 2048 bits or more (not the app's)");
        }
        return key.orElse(null);
    }

    byte @Nullable [] aesKey(String field) {
        var key = settings.secret(field).flatMap(text -> Keys.aesKey(text.reveal()));
        if (key.isEmpty()) {
            problem(field, "must be an AES key of 16, 24 or 32 bytes in Base64");
        }
        return key.orElse(null);
    }

    List<X509Certificate> certificates(String field) {
        var chain = text(field).map(Certificates::parse).orElse(List.of());
        if (chain.isEmpty()) {
            problem(field, "must be the PEM file from the Alipay console, with RSA certificates");
        }
        return chain;
    }
}
