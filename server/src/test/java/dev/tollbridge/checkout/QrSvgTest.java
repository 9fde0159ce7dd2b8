package dev.tollbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrSvgTest {
    private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int SCALE = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qr.alipay.com/bax01234567890abcdef",
                "a",
                "支付宝 <&>\"'",
                "weixin://wxpay/bizpayurl?pr=aBcDeFg"
            })
    void decodesToItsContent(String content) throws ReaderException {
        var result = decode(QrSvg.of(content));
        assertThat(result.getText()).isEqualTo(content);
        assertThat(result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))
                .isEqualTo("M");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrSvg.of("x".repeat(2_400)));
    }

    /** Draws the bars as a browser would; the quiet zone is what they leave free. */
    private static Result decode(String svg) throws ReaderException {
        int modules = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        int side = modules * SCALE;
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        BAR.matcher(svg)
                .results()
                .forEach(bar ->
                        fill(
                                pixels,
                                side,
                                Integer.parseInt(bar.group(1)),
                                Integer.parseInt(bar.group(2)),
                                Integer.parseInt(bar.group(3))));
        var image = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(image)));
    }

    private static void fill(int[] pixels, int side, int x, int y, int length) {
        for (int row = y * SCALE; row < (y + 1) * SCALE; row++) {
            Arrays.fill(
                    pixels, row * side + x * SCALE, row * side + (x + length) * SCALE, 0x000000);
        }
    }
}
