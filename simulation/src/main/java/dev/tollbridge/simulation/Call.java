package dev.tollbridge.simulation;

import dev.tollbridge.edge.ApiDoor;
import dev.tollbridge.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** A call of the API, which may be made again word for word. */
final class Call {
    final String what;
    final Shop shop;
    final String key;
    final String path;
    final String body;
    final BiFunction<Node, UUID, Result<?>> command;
    final boolean forbidden;
    final List<ApiDoor.Answer> answers = new ArrayList<>();

    Call(
            String what,
            Shop shop,
            String key,
            String path,
            String body,
            boolean forbidden,
            BiFunction<Node, UUID, Result<?>> command) {
        this.what = what;
        this.shop = shop;
        this.key = key;
        this.path = path;
        this.body = body;
        this.forbidden = forbidden;
        this.command = command;
    }

    ApiDoor.Answer make(Node node) {
        return node.api().post(shop.caller(), key, path, body, id -> command.apply(node, id));
    }
}
