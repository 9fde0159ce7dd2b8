package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said about channel accounts. */
final class ChannelAccountBodies {
    private static final String CREDENTIALS =
            "The fields that GET /v1/channels lists for the channel, by name. Secret ones are sealed and never shown again.";

    private ChannelAccountBodies() {}

    @Schema(name = "ChannelAccountCreate", description = "A channel account to add.")
    record Create(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            pattern = Patterns.METHOD,
                            description = "A channel's code.")
                    String channel,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = 100,
                            description = "For people.")
                    String name,
            @Schema(description = "Whether routing may choose it; true if not said.")
                    @Nullable Boolean enabled,
            @Schema(
                            minimum = "0",
                            maximum = "1000000",
                            description = "The lower is tried first; 100 if not said.")
                    @Nullable Integer priority,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = CREDENTIALS,
                            example = "{\"app_id\": \"2021000000000000\"}")
                    Map<String, Secret> credentials,
            @Schema(description = "What the channel keeps; nothing if not said.")
                    @Nullable FeeBody fee)
            implements Body {}

    @Schema(name = "ChannelAccountUpdate", description = "Only what is named changes.")
    record Update(
            @Schema(minLength = 1, maxLength = 100, description = "For people.")
                    @Nullable String name,
            @Schema(description = "Whether routing may choose it.") @Nullable Boolean enabled,
            @Schema(minimum = "0", maximum = "1000000", description = "The lower is tried first.")
                    @Nullable Integer priority,
            @Schema(
                            description =
                                    CREDENTIALS
                                            + " Fields that are not named stay; an empty text removes one.")
                    @Nullable Map<String, Secret> credentials,
            @Schema(description = "What the channel keeps; replaced as a whole.")
                    @Nullable FeeBody fee)
            implements Body {}

    @Schema(
            name = "ChannelAccount",
            description = "A merchant's account at a channel. Its secrets are never shown.")
    record View(
            @Schema(description = "Id.", example = "acc_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    ChannelAccountId id,
            @Schema(description = "The channel's code.") String channel,
            @Schema(description = "For people.") String name,
            @Schema(description = "false for sandbox and simulator accounts.") boolean live,
            @Schema(description = "Whether routing may choose it.") boolean enabled,
            @Schema(description = "The lower is tried first.", example = "100") int priority,
            @Schema(
                            description = "The fields that are not secret.",
                            example = "{\"app_id\": \"2021000000000000\"}")
                    Map<String, String> credentials,
            @Schema(
                            description = "Names of the secret fields that are set.",
                            example = "[\"private_key\"]")
                    List<String> secrets,
            @Schema(description = "What the channel keeps of each payment.") FeeBody fee,
            @Schema(description = "Where the channel has to send its notices.") String noticeUrl,
            @Schema(description = "When it was made.") Instant createdAt,
            @Schema(description = "When it was changed last.") Instant updatedAt) {}
}
