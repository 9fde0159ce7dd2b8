package dev.tollbridge.simulators.wechatpay.state;

import java.time.Duration;
import java.util.Locale;

/** The ways to pay, each an interface of its own. */
public enum Scene {
    NATIVE("NATIVE", Duration.ofHours(2)),
    JSAPI("JSAPI", Duration.ofHours(2)),
    APP("APP", Duration.ofHours(2)),
    H5("MWEB", Duration.ofMinutes(5)),
    CODEPAY("MICROPAY", Duration.ofMinutes(10));

    private final String tradeType;
    private final Duration life;

    Scene(String tradeType, Duration life) {
        this.tradeType = tradeType;
        this.life = life;
    }

    public String tradeType() {
        return tradeType;
    }

    /** How long its prepay_id, code_url or h5_url works (notes 3, limits). */
    public Duration life() {
        return life;
    }

    /** The last part of its path. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
