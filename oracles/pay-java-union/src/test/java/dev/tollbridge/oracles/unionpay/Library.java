package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.egzosn.pay.common.bean.CertStoreType;
import com.egzosn.pay.common.bean.PayOrder;
import com.egzosn.pay.union.api.UnionPayConfigStorage;
import com.egzosn.pay.union.api.UnionPayService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The library as a merchant of the simulator. It has no setting for another host. */
final class Library extends UnionPayService {
    private static final char[] PASSWORD = "000000".toCharArray();

    private final String gateway;
    private final String files;

    private Library(UnionPayConfigStorage storage, String gateway, String files) {
        super(storage);
        this.gateway = gateway;
        this.files = files;
    }

    static Library of(Lab lab) throws GeneralSecurityException, IOException {
        var merchant = lab.merchant();
        return of(merchant, merchant);
    }

    /**
     * @param trusted whose root and intermediate it is told to trust
     */
    static Library of(JsonNode merchant, JsonNode trusted)
            throws GeneralSecurityException, IOException {
        var storage = new UnionPayConfigStorage();
        storage.setMerId(Lab.MER_ID);
        storage.setCertSign(true);
        storage.setCertStoreType(CertStoreType.INPUT_STREAM);
        storage.setKeyPrivateCert(pfx(merchant));
        storage.setKeyPrivateCertPwd(new String(PASSWORD));
        storage.setAcpMiddleCert(pem(trusted, "unionpay_middle_certificate"));
        storage.setAcpRootCert(pem(trusted, "unionpay_root_certificate"));
        storage.setNotifyUrl("http://www.specialUrl.com");
        storage.setReturnUrl("http://127.0.0.1:1/back");
        storage.setSignType("RSA2");
        storage.setInputCharset("UTF-8");
        return new Library(
                storage,
                merchant.path("gateway_url").asString(),
                merchant.path("file_gateway_url").asString());
    }

    private static InputStream pem(JsonNode merchant, String name) {
        return new ByteArrayInputStream(merchant.path(name).asString().getBytes(US_ASCII));
    }

    /** The key file as UnionPay gives it to merchants. */
    private static InputStream pfx(JsonNode merchant) throws GeneralSecurityException, IOException {
        var der = Base64.getDecoder().decode(merchant.path("merchant_private_key").asString());
        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        var certificate =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(pem(merchant, "merchant_certificate"));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("merchant", key, PASSWORD, new Certificate[] {certificate});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD);
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public String getFrontTransUrl() {
        return gateway + "/frontTransReq.do";
    }

    @Override
    public String getBackTransUrl() {
        return gateway + "/backTransReq.do";
    }

    @Override
    public String getAppTransUrl() {
        return gateway + "/appTransReq.do";
    }

    @Override
    public String getSingleQueryUrl() {
        return gateway + "/queryTrans.do";
    }

    @Override
    public String getFileTransUrl() {
        return files;
    }

    /** Fields that the library leaves out or fills with the present, from the order. */
    @Override
    public <O extends PayOrder> Map<String, Object> preOrderHandler(
            Map<String, Object> fields, O order) {
        fields.putAll(order.getAttrs());
        return fields;
    }
}
