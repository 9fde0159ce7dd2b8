package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter.Opening.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    /**
     * @param ifAbsent null if the field is required
     */
    @Nullable URI url(String field, @Nullable String ifAbsent) {
        var text = text(field).orElse(ifAbsent);
        try {
            var url = new URI(text == null ? "" : text.replaceAll("/+$", ""));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other text that is no address of the API.
        }
        problem(
                field,
                text == null
                        ? "is required for test accounts: WeChat Pay has no sandbox"
                        : "must be an http or https URL without a query");
        return null;
    }

    @Nullable PrivateKey privateKey(String field) {
        var text = settings.secret(field);
        if (text.isEmpty()) {
            problem(field, "is required: the content of apiclient_key.pem");
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
            problem(field, "must be WeChat Pay's RSA public key of 2048 bits or more");
        }
        return key.orElse(null);
    }

    @Nullable ApiV3Key apiV3Key(String field) {
        var key = settings.secret(field).flatMap(text -> ApiV3Key.of(text.reveal().strip()));
        if (key.isEmpty()) {
            problem(field, "must be the APIv3 key, 32 ASCII characters");
        }
        return key.orElse(null);
    }

    /** Null if there is none or it is refused. */
    @Nullable JsonNode array(String field) {
        var text = text(field);
        var json = text.flatMap(Json::parse).filter(JsonNode::isArray);
        if (text.isPresent() && json.isEmpty()) {
            problem(field, "must be a JSON array");
        }
        return json.orElse(null);
    }
}
