package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Authentication and the form of answers (notes 1, 2, 6). */
class RequestTest extends SimulatorTest {
    private static final String PATH = byNumber("nobody") + "?mchid=" + MCHID;

    private Merchant.Answer with(String authorization) {
        return merchant.send("GET", PATH, "", Map.of("Authorization", authorization));
    }

    private String authorization(long timestamp, String nonce) {
        return merchant.authorization("GET", PATH, "", timestamp, nonce);
    }

    @Test
    void signedRequestsAreAnsweredEvenIfTheAnswerIsNo() {
        refused(merchant.read(PATH), 404, "ORDER_NOT_EXIST");
    }

    @Test
    void oneChangedByteIsSeen() {
        String good = authorization(merchant.now(), Merchant.nonce());
        Merchant.Answer other =
                merchant.send(
                        "GET",
                        PATH.replace("nobody", "anybody"),
                        "",
                        Map.of("Authorization", good));
        refused(other, 401, "SIGN_ERROR");
        assertThat(other.json().path("detail").path("location").asString())
                .isEqualTo("authorization");
        String body = order(newNumber(), 100, "");
        String path = "/v3/pay/transactions/native";
        String header =
                merchant.authorization("POST", path, body, merchant.now(), Merchant.nonce());
        refused(
                merchant.send(
                        "POST", path, body.replace("100", "101"), Map.of("Authorization", header)),
                401,
                "SIGN_ERROR");
    }

    @Test
    void timestampsMayBeFiveMinutesOff() {
        long now = merchant.now();
        assertThat(with(authorization(now - 290, Merchant.nonce())).status()).isEqualTo(404);
        refused(with(authorization(now - 310, Merchant.nonce())), 401, "SIGN_ERROR");
        refused(with(authorization(now + 310, Merchant.nonce())), 401, "SIGN_ERROR");
    }

    @Test
    void merchantsLiveInRealTimeAfterTheClockWasMoved() throws InterruptedException {
        simulators.advance(Duration.ofDays(1));
        Merchant.Answer answer = merchant.read(PATH);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Long.parseLong(answer.header("Wechatpay-Timestamp")))
                .isCloseTo(merchant.now(), org.assertj.core.data.Offset.offset(60L));
    }

    /** Else they would have to refuse what they get, as of another day. */
    @Test
    void merchantsMayLiveInTheMovedTime() throws InterruptedException {
        String number = newNumber();
        ok(create(number, 100));
        simulators.advance(Duration.ofHours(1));
        long moved = simulators.clock().instant().getEpochSecond();
        Merchant.Answer answer = with(authorization(moved, Merchant.nonce()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Wechatpay-Timestamp")).isEqualTo(String.valueOf(moved));
        merchant.control("POST", "orders/" + number + "/pay", "");
        assertThat(shop.next().headers()).containsEntry("Wechatpay-Timestamp", "" + moved);
    }

    @Test
    void aRepeatedNonceIsRefused() {
        String header = authorization(merchant.now(), Merchant.nonce());
        assertThat(with(header).status()).isEqualTo(404);
        refused(with(header), 401, "SIGN_ERROR");
    }

    @Test
    void unknownMerchantsWrongSerialsAndMalformedHeadersAreRefused() {
        String good = authorization(merchant.now(), Merchant.nonce());
        Merchant.Answer unknown = with(good.replace(MCHID, "1999999999"));
        assertThat(unknown.code()).isEqualTo("SIGN_ERROR");
        assertThat(unknown.header("Wechatpay-Signature")).isEmpty();
        refused(with(good.replace(merchant.get("merchant_serial"), "00AB")), 401, "SIGN_ERROR");
        assertThat(with(good.replace("RSA2048", "SM3")).code()).isEqualTo("SIGN_ERROR");
        assertThat(with(good.replace("nonce_str", "nonce")).code()).isEqualTo("SIGN_ERROR");
        assertThat(with("WECHATPAY2-SHA256-RSA2048 junk").code()).isEqualTo("SIGN_ERROR");
        assertThat(merchant.raw("GET", PATH, "", Map.of()).code()).isEqualTo("SIGN_ERROR");
    }

    @Test
    void emptyAnswersAreSigned() {
        String number = newNumber();
        ok(create(number, 100));
        Merchant.Answer closed = closeOrder(number);
        assertThat(closed.status()).isEqualTo(204);
        assertThat(merchant.verifies(closed)).isTrue();
    }

    /** Written to the socket by hand: clients compare header names with their case. */
    @Test
    void headerNamesKeepTheirCaseOnTheWire() throws IOException {
        String answer = socket("GET " + PATH, "User-Agent: test\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 404")
                .contains(
                        "\r\nWechatpay-Timestamp: ",
                        "\r\nWechatpay-Nonce: ",
                        "\r\nWechatpay-Serial: PUB_KEY_ID_",
                        "\r\nWechatpay-Signature: ",
                        "\r\nRequest-ID: ");
    }

    @Test
    void aUserAgentIsNeeded() throws IOException {
        assertThat(socket("GET " + PATH, "")).startsWith("HTTP/1.1 400").contains("User-Agent");
    }

    /** As a client sends it that takes the simulator for its HTTP proxy. */
    @Test
    void theRequestLineMayNameTheHost() throws IOException {
        assertThat(socket("GET http://api.mch.weixin.qq.com" + PATH, "User-Agent: test\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("ORDER_NOT_EXIST");
    }

    private String socket(String start, String headers) throws IOException {
        String request =
                start
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                        + authorization(merchant.now(), Merchant.nonce())
                        + "\r\n"
                        + headers
                        + "\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), simulators.baseUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void contentsAreChecked() {
        String path = "/v3/pay/transactions/native";
        refused(merchant.post(path, "{"), 400, "PARAM_ERROR");
        refused(merchant.post(path, "[]"), 400, "PARAM_ERROR");
        refused(
                merchant.post(path, order(newNumber(), 1, "").replace(MCHID, "1900000110")),
                400,
                "PARAM_ERROR");
        refused(
                merchant.post(path, order(newNumber(), 1, "").replace(APPID, "wx0")),
                400,
                "APPID_MCHID_NOT_MATCH");
        refused(create("short", 1), 400, "PARAM_ERROR");
        refused(create(newNumber(), 0), 400, "PARAM_ERROR");
        Merchant.Answer query =
                merchant.post(path, order(newNumber(), 1, "").replace("/notify", "/notify?a=b"));
        refused(query, 400, "PARAM_ERROR");
        assertThat(query.json().path("detail").path("field").asString()).isEqualTo("/notify_url");
    }

    @Test
    void exchangesCanBeLookedAt() {
        merchant.read(PATH);
        var latest = merchant.control("GET", "exchanges", "").path(0);
        assertThat(latest.path("path").asString()).isEqualTo(byNumber("nobody"));
        assertThat(latest.path("headers").toString()).containsIgnoringCase("authorization");
    }
}
