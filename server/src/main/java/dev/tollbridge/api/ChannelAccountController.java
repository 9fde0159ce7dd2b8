package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.ChannelAccount;
import dev.tollbridge.merchant.ChannelAccounts;
import dev.tollbridge.merchant.ChannelAccounts.Draft;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/channel_accounts")
@Tag(name = "Channel accounts", description = "The merchant's accounts at channels.")
class ChannelAccountController {
    private final ChannelAccounts accounts;
    private final CredentialCheck check;
    private final ServerSettings settings;

    ChannelAccountController(
            ChannelAccounts accounts, CredentialCheck check, ServerSettings settings) {
        this.accounts = accounts;
        this.check = check;
        this.settings = settings;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createChannelAccount",
            summary = "Add a channel account",
            description =
                    "In the mode of the key that calls. The credentials are checked by the channel's adapter; every"
                            + " field at fault is named.")
    ChannelAccountBodies.View create(
            Caller caller, NewId newId, @RequestBody ChannelAccountBodies.Create body) {
        var id = new ChannelAccountId(newId.value());
        var known = accounts.find(caller.merchant(), id);
        if (known.isPresent()) {
            return view(known.get());
        }
        var draft =
                draft(
                        body.channel(),
                        body.name(),
                        Objects.requireNonNullElse(body.enabled(), true),
                        Objects.requireNonNullElse(
                                body.priority(), ChannelAccounts.DEFAULT_PRIORITY),
                        check.split(body.channel(), body.credentials()),
                        fee(body.fee(), FeeRule.NONE));
        check.open(id, caller.live(), draft);
        return view(accounts.create(id, caller.merchant(), caller.live(), draft));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getChannelAccount", summary = "Read a channel account")
    ChannelAccountBodies.View get(Caller caller, @PathVariable String id) {
        return view(find(caller, id));
    }

    @GetMapping
    @Operation(
            operationId = "listChannelAccounts",
            summary = "List channel accounts",
            description = "All of the key's mode.")
    ListOf<ChannelAccountBodies.View> list(Caller caller) {
        return ListOf.all(
                accounts.all(caller.merchant(), caller.live()).stream().map(this::view).toList());
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateChannelAccount",
            summary = "Change or disable a channel account",
            description =
                    "Send enabled: false to disable it: no new payment is routed to it, while open ones are still"
                            + " brought to an end.")
    ChannelAccountBodies.View update(
            Caller caller, @PathVariable String id, @RequestBody ChannelAccountBodies.Update body) {
        var account = find(caller, id);
        var draft =
                draft(
                        account.channel(),
                        Objects.requireNonNullElse(body.name(), account.name()),
                        Objects.requireNonNullElse(body.enabled(), account.enabled()),
                        Objects.requireNonNullElse(body.priority(), account.priority()),
                        credentials(account, body),
                        fee(body.fee(), account.fee()));
        if (body.credentials() != null) {
            check.open(account.id(), account.live(), draft);
        }
        return accounts.update(account, draft)
                .map(this::view)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal(
                                        Refusal.Code.STATE_CONFLICT,
                                        "The account was changed meanwhile. Read it and try again.",
                                        null)));
    }

    private CredentialCheck.Parts credentials(
            ChannelAccount account, ChannelAccountBodies.Update body) {
        var kept = accounts.settings(account);
        Map<String, Secret> changes = Objects.requireNonNullElse(body.credentials(), Map.of());
        return check.merge(
                new CredentialCheck.Parts(kept.values(), kept.secrets()),
                check.split(account.channel(), changes));
    }

    private ChannelAccount find(Caller caller, String id) {
        return accounts.find(
                        caller.merchant(),
                        Ids.parse(id, ChannelAccountId::parse, "channel account"))
                .filter(account -> account.live() == caller.live())
                .orElseThrow(() -> RefusedException.notFound("channel account"));
    }

    private static Draft draft(
            String channel,
            String name,
            boolean enabled,
            int priority,
            CredentialCheck.Parts credentials,
            FeeRule fee) {
        return new Draft(
                channel, name, enabled, priority, credentials.values(), credentials.secrets(), fee);
    }

    private static FeeRule fee(@Nullable FeeBody said, FeeRule otherwise) {
        return said == null ? otherwise : said.rule();
    }

    private ChannelAccountBodies.View view(ChannelAccount account) {
        return new ChannelAccountBodies.View(
                account.id(),
                account.channel(),
                account.name(),
                account.live(),
                account.enabled(),
                account.priority(),
                account.values(),
                accounts.settings(account).secrets().keySet().stream().sorted().toList(),
                FeeBody.of(account.fee()),
                settings.publicUrl()
                        + "/v1/notices/"
                        + account.channel()
                        + "/"
                        + account.id().print(),
                account.createdAt(),
                account.updatedAt());
    }
}
