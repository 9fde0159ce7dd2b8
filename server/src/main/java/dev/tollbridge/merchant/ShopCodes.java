package dev.tollbridge.merchant;

import dev.tollbridge.kernel.AppId;
import java.util.Optional;

/**
 * What a shop's printed code says: {@code <app id>_<test or live>_<32 hexadecimal digits>}, by
 * which anybody may pay the shop and nobody may do anything else. It derives from the app, so
 * nothing is stored and the same app has the same code for as long as the keys are kept.
 */
public final class ShopCodes {
    private static final String DOMAIN = "shop code ";
    private final KeyedTags tags;
    private final Apps apps;

    ShopCodes(KeyedTags tags, Apps apps) {
        this.tags = tags;
        this.apps = apps;
    }

    public String of(Caller shop) {
        var name = name(shop.app(), shop.live());
        return name + "_" + tags.of(DOMAIN + name);
    }

    /** Whose code it is; empty if it is nobody's. */
    public Optional<Caller> verify(String code) {
        int end = code.lastIndexOf('_');
        int middle = code.lastIndexOf('_', end - 1);
        if (middle < 0 || !tags.isOf(DOMAIN + code.substring(0, end), code.substring(end + 1))) {
            return Optional.empty();
        }
        boolean live = code.substring(middle + 1, end).equals("live");
        return AppId.parse(code.substring(0, middle))
                .flatMap(apps::find)
                .map(app -> new Caller(app.merchant(), app.id(), live));
    }

    private static String name(AppId app, boolean live) {
        return app.print() + (live ? "_live" : "_test");
    }
}
