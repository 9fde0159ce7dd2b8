package dev.tollbridge.oracles.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import tools.jackson.databind.JsonNode;

/** The official client with an app at the simulator. */
record Sdk(AlipayClient client, Mode mode) {

    static Sdk of(Lab lab, Mode mode) throws AlipayApiException {
        // It writes every request and answer into the log in plain text.
        AlipayLogger.setNeedEnableLogger(false);
        return new Sdk(new DefaultAlipayClient(config(lab.app(mode), mode)), mode);
    }

    private static AlipayConfig config(JsonNode app, Mode mode) {
        var config = new AlipayConfig();
        config.setServerUrl(app.path("gateway_url").asString());
        config.setAppId(app.path("app_id").asString());
        config.setPrivateKey(app.path("app_private_key").asString());
        config.setFormat("json");
        config.setCharset("UTF-8");
        config.setSignType("RSA2");
        if (mode.certificate()) {
            config.setAppCertContent(app.path("app_cert").asString());
            config.setAlipayPublicCertContent(app.path("alipay_cert").asString());
            config.setRootCertContent(app.path("alipay_root_cert").asString());
        } else {
            config.setAlipayPublicKey(app.path("alipay_public_key").asString());
        }
        if (mode.aes()) {
            config.setEncryptType("AES");
            config.setEncryptKey(app.path("aes_key").asString());
        }
        return config;
    }

    /** Calls and checks the signature of the answer, as the mode asks for. */
    <T extends AlipayResponse> T call(AlipayRequest<T> request) throws AlipayApiException {
        request.setNeedEncrypt(mode.aes());
        return mode.certificate() ? client.certificateExecute(request) : client.execute(request);
    }

    /** An answer that has to be a success. */
    <T extends AlipayResponse> T ok(AlipayRequest<T> request, String content)
            throws AlipayApiException {
        var answer = call(with(request, content));
        assertThat(answer.getCode()).as(answer.getBody()).isEqualTo("10000");
        return answer;
    }

    /** The business code of an answer that has to be a failure. */
    <T extends AlipayResponse> String failure(AlipayRequest<T> request, String content)
            throws AlipayApiException {
        var answer = call(with(request, content));
        assertThat(answer.isSuccess()).as(answer.getBody()).isFalse();
        return answer.getSubCode();
    }

    /** The setter is on each request class and on no common one. */
    private static <T extends AlipayResponse> AlipayRequest<T> with(
            AlipayRequest<T> request, String content) {
        try {
            request.getClass().getMethod("setBizContent", String.class).invoke(request, content);
            return request;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
