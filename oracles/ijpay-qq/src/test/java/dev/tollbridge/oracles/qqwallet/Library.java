package dev.tollbridge.oracles.qqwallet;

import com.ijpay.core.enums.SignType;
import com.ijpay.core.http.AbstractHttpDelegate;
import com.ijpay.core.kit.HttpKit;
import com.ijpay.core.kit.WxPayKit;
import java.io.InputStream;
import java.util.Map;

/** The library, with its calls led to the simulator. */
final class Library {
    private final Door door;
    private final SignType type;

    Library(Door door) {
        this.door = door;
        this.type = door.setting("sign_type").equals("MD5") ? SignType.MD5 : SignType.HMACSHA256;
        HttpKit.setDelegate(new ToSimulator(door));
    }

    String key() {
        return door.setting("api_key");
    }

    SignType type() {
        return type;
    }

    /** The answer, which the library's own check has to find well signed. */
    Map<String, String> read(String xml) {
        var fields = WxPayKit.xmlToMap(xml);
        if (!WxPayKit.verifyNotify(fields, key(), type)) {
            throw new AssertionError("the library does not believe " + xml);
        }
        return fields;
    }

    /** Its addresses are constants, so the hosts are replaced on the way. */
    private static final class ToSimulator extends AbstractHttpDelegate {
        private final Door door;

        ToSimulator(Door door) {
            this.door = door;
        }

        @Override
        public String post(String url, String data) {
            var there =
                    url.replaceFirst(
                            "https://(api\\.)?qpay\\.qq\\.com", door.setting("gateway_url"));
            return door.answer("POST", there, data);
        }

        @Override
        public String post(String url, String data, InputStream certificate, String password) {
            return post(url, data);
        }
    }
}
