package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestKeys;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A request as UnionPay reads it. */
record Received(String path, Map<String, String> fields) {
    static Received of(HttpCall call) {
        if (!call.method().equals("POST")) {
            throw new AssertionError("UnionPay takes forms only");
        }
        var fields = new LinkedHashMap<String, String>();
        for (var pair : new String(call.body(), UTF_8).split("&", -1)) {
            var parts = pair.split("=", 2);
            if (fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8)) != null) {
                throw new AssertionError("twice: " + parts[0]);
            }
        }
        return new Received(call.uri().getPath(), fields);
    }

    /** Checks what UnionPay checks of every message (sections 1 to 3). */
    Received signedBy(TestCertificates.Party merchant) {
        var message = new Message(fields);
        if (!TestKeys.holds(merchant.keys().getPublic(), message.hash(UTF_8), field("signature"))) {
            throw new AssertionError("UnionPay would not take this signature: " + fields);
        }
        require("version", "5\\.1\\.0");
        require("encoding", "UTF-8");
        require("signMethod", "01");
        require("certId", Objects.toString(UnionPayScript.certId()));
        require("accessType", "0");
        require("merId", UnionPayScript.MER_ID);
        require("txnTime", "20261121160000");
        require("txnType", "[0-9]{2}");
        require("txnSubType", "[0-9]{2}");
        require("bizType", "0002?0[0-2]|000000");
        fields.forEach((name, value) -> require(name, "(?s)\\S(.*\\S)?"));
        return this;
    }

    void require(String name, String pattern) {
        if (!field(name).matches(pattern)) {
            throw new AssertionError(name + " is " + field(name) + " in " + fields);
        }
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Type and subtype, by which UnionPay tells its calls apart (section 2). */
    String type() {
        return field("txnType") + "/" + field("txnSubType");
    }
}
