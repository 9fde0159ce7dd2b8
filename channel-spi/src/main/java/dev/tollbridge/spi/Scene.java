package dev.tollbridge.spi;

import java.util.Locale;

/** Where and how the payer meets the channel. */
public enum Scene {
    /** A page on a desktop browser. */
    WEB,
    /** A page in a phone's browser. */
    H5,
    /** The payer scans a code that the shop shows. */
    QR,
    /** The shop scans the code that the payer shows. */
    BARCODE,
    /** A page inside the wallet's own browser (official or service account, JSAPI). */
    IN_APP_PAGE,
    /** A mini program inside the wallet. */
    MINI_PROGRAM,
    /** The shop's own app with the wallet's SDK. */
    APP,
    /** Server to server, the payer is not present. */
    API;

    /** The name in the API: {@code in_app_page}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
