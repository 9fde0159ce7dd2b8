package dev.tollbridge.simulators.core;

import java.util.Locale;

/** The languages of the pages. */
public enum Language {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** From {@code ?lang=}, else from Accept-Language's first choice, else English. */
    public static Language of(Request request) {
        String wanted = request.query().getOrDefault("lang", "");
        String first = wanted.isEmpty() ? request.header("Accept-Language").orElse("") : wanted;
        return first.trim().toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }

    public String tag() {
        return tag;
    }

    public String say(String english, String chinese) {
        return switch (this) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
