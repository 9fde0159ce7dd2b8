package dev.tollbridge.api;

import dev.tollbridge.channel.Channels;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sorts and checks what a merchant enters for a channel account, by the channel's adapter. */
@Component
class CredentialCheck {
    private static final String POINTER = "/credentials/";
    private final Channels channels;
    private final ServerSettings server;

    CredentialCheck(Channels channels, ServerSettings server) {
        this.channels = channels;
        this.server = server;
    }

    /**
     * @param values what may be shown
     */
    record Parts(Map<String, String> values, Map<String, Secret> secrets) {}

    /** Tells the fields that are secret from those that are not; refuses the unknown. */
    Parts split(String channel, Map<String, Secret> credentials) {
        var fields = adapter(channel).descriptor().credentials();
        refuseUnknown(fields, credentials);
        var values = new HashMap<String, String>();
        var secrets = new HashMap<String, Secret>();
        for (var field : fields) {
            Secret text = credentials.get(field.name());
            if (text != null && field.secret()) {
                secrets.put(field.name(), text);
            } else if (text != null) {
                values.put(field.name(), text.reveal());
            }
        }
        return new Parts(values, secrets);
    }

    private static void refuseUnknown(
            List<CredentialField> fields, Map<String, Secret> credentials) {
        var known = fields.stream().map(CredentialField::name).collect(Collectors.toSet());
        refuse(
                credentials.keySet().stream()
                        .filter(name -> !known.contains(name))
                        .map(name ->
                                new Refusal(
                                        Refusal.Code.UNKNOWN_MEMBER,
                                        "is no field of this channel",
                                        POINTER + name))
                        .toList());
    }

    /** The old fields with the changes over them; an empty text removes one. */
    Parts merge(Parts old, Parts changes) {
        var values = new HashMap<>(old.values());
        values.putAll(changes.values());
        values.values().removeIf(String::isBlank);
        var secrets = new HashMap<>(old.secrets());
        secrets.putAll(changes.secrets());
        secrets.values().removeIf(secret -> secret.reveal().isBlank());
        return new Parts(values, secrets);
    }

    /** Throws the adapter's problems, each with the pointer to its field. */
    void open(ChannelAccountId id, boolean live, Draft draft) {
        var settings =
                new AccountSettings(
                        id.print(),
                        live,
                        server.noticeUrl(draft.channel(), id),
                        draft.values(),
                        draft.secrets(),
                        Map.of());
        switch (adapter(draft.channel()).open(settings)) {
            case Opening.Opened opened -> {
                // Good: it will be opened again, with the facts it learns, when it is used.
            }
            case Opening.Refused(var problems) ->
                    refuse(
                            problems.stream()
                                    .map(problem ->
                                            new Refusal(
                                                    Refusal.Code.CREDENTIALS_INVALID,
                                                    problem.message(),
                                                    POINTER + problem.field()))
                                    .toList());
        }
    }

    private ChannelAdapter adapter(String channel) {
        return channels.find(channel)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal(
                                        Refusal.Code.INVALID_REQUEST,
                                        "is no channel of this server; GET /v1/channels lists them",
                                        "/channel")));
    }

    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
    }
}
