package dev.tollbridge.checkout;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A QR code (ISO/IEC 18004) as an SVG image that is sharp at any size. */
final class QrSvg {
    /** Light modules around the symbol that the standard asks for. */
    private static final int QUIET_ZONE = 4;

    private QrSvg() {}

    /**
     * @param content at most 2331 bytes, the most that level M can hold
     * @throws IllegalArgumentException if it does not fit
     */
    static String of(String content) {
        var modules = encode(content);
        int size = modules.getWidth() + 2 * QUIET_ZONE;
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            appendRow(path, modules, y);
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
                .formatted(size, path);
    }

    /** One bar for each run of dark modules. */
    private static void appendRow(StringBuilder path, ByteMatrix modules, int y) {
        int x = 0;
        while (x < modules.getWidth()) {
            int start = x;
            while (x < modules.getWidth() && modules.get(x, y) == 1) {
                x++;
            }
            if (x > start) {
                int length = x - start;
                path.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                path.append('h').append(length).append("v1h-").append(length).append('z');
            } else {
                x++;
            }
        }
    }

    /**
     * Only where it is needed: naming the character set adds a header that old scanners dislike.
     */
    private static Map<EncodeHintType, Object> hints(String content) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(content)
                ? Map.of()
                : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }

    private static ByteMatrix encode(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, hints(content)).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("does not fit into a QR code", e);
        }
    }
}
