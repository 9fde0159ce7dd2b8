package dev.tollbridge.merchant;

/**
 * Vouches for the codes that were made here for a shop's counter: a page shows no other, or anybody
 * could let it show a code of their own under this server's name. Nothing is stored.
 */
public final class CounterCodes {
    private static final String DOMAIN = "counter code ";
    private final KeyedTags tags;

    CounterCodes(KeyedTags tags) {
        this.tags = tags;
    }

    /** 32 hexadecimal digits. */
    public String tag(String content) {
        return tags.of(DOMAIN + content);
    }

    public boolean isOurs(String content, String tag) {
        return tags.isOf(DOMAIN + content, tag);
    }
}
