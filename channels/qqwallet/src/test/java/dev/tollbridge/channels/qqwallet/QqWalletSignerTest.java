package dev.tollbridge.channels.qqwallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QqWalletSignerTest {
    /** The known vector of WeChat Pay v2, whose rule is the same (section 8 of its notes). */
    @Test
    void aKnownVector() {
        var fields =
                Map.of(
                        "appid", "wxd930ea5d5a258f4f",
                        "mch_id", "10000100",
                        "device_info", "1000",
                        "body", "test",
                        "empty", "",
                        "nonce_str", "ibuaiVcKdpRxkhJA");
        var key = Secret.of("192006250b4c09247ec02edce69f6a2d");
        assertThat(new QqWalletSigner(key, QqWalletSigner.Type.MD5).sign(fields))
                .isEqualTo("9A0A8659F005D6984697E2CA0A9CF3B7");
        assertThat(new QqWalletSigner(key, QqWalletSigner.Type.HMAC_SHA256).sign(fields))
                .isEqualTo("6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6");
    }
}
