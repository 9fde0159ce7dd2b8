package dev.tollbridge.edge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a call was refused (RFC 9457). */
@Schema(description = "Why a call was refused (RFC 9457).")
public record Problem(
        @Schema(
                        format = "uri-reference",
                        description =
                                "Page that explains the code; relative to this server if the call was not even readable.",
                        example = "https://pay.example/docs/errors#invalid_request")
                URI type,
        @Schema(description = "The code in words.", example = "The request is not valid")
                String title,
        @Schema(description = "HTTP status.", example = "400") int status,
        @Schema(
                        description = "What is wrong here and what to do, for the developer.",
                        example = "/amount must be from 1 to 1000000000000")
                String detail,
        @Schema(description = "Stable code; branch on this one.", example = "invalid_request")
                String code,
        @Schema(
                        description =
                                "JSON pointer to the member at fault, or name of the query parameter.",
                        example = "/amount")
                @Nullable String param,
        @Schema(
                        description = "Name it when you ask us about this call.",
                        example = "req_01jt0vq1c2e9xbt7r5d4m8k6hn")
                String requestId,
        @Schema(description = "Everything that is wrong, if it is more than one thing.")
                @Nullable List<Fault> errors,
        @Schema(description = "Our name for the channel's reason.", example = "insufficient_funds")
                @Nullable String declineCode,
        @Schema(description = "The channel's own code.", example = "ACQ.BUYER_BALANCE_NOT_ENOUGH")
                @Nullable String channelCode,
        @Schema(description = "The channel's own words.") @Nullable String channelMessage) {

    /** One thing that is wrong. */
    @Schema(name = "Fault", description = "One thing that is wrong with a request.")
    public record Fault(
            @Schema(description = "Stable code.", example = "unknown_member") String code,
            @Schema(description = "What is wrong.", example = "is not known here") String detail,
            @Schema(
                            description =
                                    "JSON pointer to the member, or name of the query parameter.",
                            example = "/ammount")
                    @Nullable String param) {}
}
