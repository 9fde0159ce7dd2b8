package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives the end of the process. */
class RestartTest {
    private static final InstantSource STILL =
            InstantSource.fixed(Instant.parse("2026-03-01T02:00:00Z"));

    @TempDir Path data;

    private Simulators start() throws BindException {
        return Simulators.start(SimulatorOptions.defaults().withData(data).withClock(STILL));
    }

    @Test
    void keepsOrdersKeysAndCertificates() throws BindException {
        String certificate;
        try (Simulators first = start()) {
            var shop = new Shop(first);
            certificate = shop.account().path("unionpay_root_certificate").asString();
            shop.post("backTransReq", SimulatorTest.order("01/07", "order00001", 1230));
            shop.control("POST", "orders/order00001/pay", "");
            shop.post("appTransReq", SimulatorTest.order("02/01", "order00002", 500));
        }
        try (Simulators second = start()) {
            var shop = new Shop(second);
            assertThat(shop.account().path("unionpay_root_certificate").asString())
                    .isEqualTo(certificate);
            var answer = shop.post("queryTrans", SimulatorTest.fields("00/00", "order00001"));
            assertThat(answer).containsEntry("origRespCode", "00").containsEntry("txnAmt", "1230");
            assertThat(shop.verifies(answer, UTF_8)).isTrue();
            shop.control("POST", "orders/order00002/pay", "");
            assertThat(shop.order("order00002").path("status").asString()).isEqualTo("DONE");
        }
    }
}
