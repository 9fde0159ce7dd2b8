package dev.tollbridge.simulators.core;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** QR codes and barcodes as inline SVG, which needs no image request and no script. */
public final class CodeImage {
    private static final int QUIET = 2;

    private CodeImage() {}

    public static String qr(String content, String label) {
        try {
            var matrix =
                    new QRCodeWriter()
                            .encode(
                                    content,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(EncodeHintType.MARGIN, QUIET));
            return svg(matrix, matrix.getHeight(), label, "qr");
        } catch (WriterException e) {
            throw new IllegalArgumentException("cannot draw this as a QR code", e);
        }
    }

    public static String barcode(String digits, String label) {
        BitMatrix matrix = new Code128Writer().encode(digits, BarcodeFormat.CODE_128, 0, 1);
        return svg(matrix, 40, label, "barcode");
    }

    private static String svg(BitMatrix matrix, int height, String label, String style) {
        StringBuilder path = new StringBuilder();
        int cell = height / matrix.getHeight();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append("M%d %dh1v%dh-1z".formatted(x, y * cell, cell));
                }
            }
        }
        return """
        <svg class="%s" viewBox="0 0 %d %d" role="img" aria-label="%s" shape-rendering="crispEdges" \
        preserveAspectRatio="none"><path d="%s"/></svg>\
        """
                .formatted(style, matrix.getWidth(), height, Html.escape(label), path);
    }
}
