package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.SettingsReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What WeChat Pay wants to know of the occasion of a transfer (section 3). It is granted to a
 * merchant once and is the same for every transfer, so it is a setting of the account.
 */
record TransferScene(@Nullable String id, @Nullable JsonNode reportInfos) {
    static TransferScene read(SettingsReader fields) {
        var id = fields.optional("transfer_scene_id", "[0-9]{3,8}", "must be digits, such as 1000");
        var infos =
                fields.optional(
                        "transfer_scene_report_infos",
                        text -> Json.parse(text).filter(JsonNode::isArray),
                        "must be a JSON array");
        if (id != null && infos == null && fields.text("transfer_scene_report_infos").isEmpty()) {
            fields.problem("transfer_scene_report_infos", "is required with a transfer_scene_id");
        }
        return new TransferScene(id, infos);
    }
}
