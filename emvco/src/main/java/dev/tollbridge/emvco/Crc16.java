package dev.tollbridge.emvco;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, nothing reflected. */
final class Crc16 {
    private static final int POLYNOMIAL = 0x1021;

    private Crc16() {}

    /** Of the text in UTF-8, as four upper-case hexadecimal digits. */
    static String of(String text) {
        int crc = 0xFFFF;
        for (byte each : text.getBytes(UTF_8)) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
        }
        return String.format(Locale.ROOT, "%04X", crc & 0xFFFF);
    }
}
