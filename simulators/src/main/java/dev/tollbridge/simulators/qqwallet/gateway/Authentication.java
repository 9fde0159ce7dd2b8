package dev.tollbridge.simulators.qqwallet.gateway;

import dev.tollbridge.simulators.qqwallet.state.Merchant;
import dev.tollbridge.simulators.qqwallet.state.World;
import dev.tollbridge.simulators.qqwallet.wire.SignType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Who calls, and whether the key is right (notes 2). */
final class Authentication {
    private final World world;

    Authentication(World world) {
        this.world = world;
    }

    /** Empty if there is no such merchant, the app is another's, or the signature is wrong. */
    Optional<Merchant> caller(Map<String, String> fields) {
        return world.merchants()
                .find(fields.getOrDefault("mch_id", ""))
                .filter(merchant ->
                        fields.getOrDefault("appid", merchant.appId()).equals(merchant.appId()))
                .filter(merchant ->
                        fields.getOrDefault("sign_type", "MD5").equals(merchant.signType()))
                .filter(merchant -> {
                    String sign = SignType.of(merchant.signType()).sign(fields, merchant.apiKey());
                    return sign.equalsIgnoreCase(fields.getOrDefault("sign", ""));
                })
                .filter(merchant -> fields.getOrDefault("nonce_str", "").matches("\\S{1,32}"));
    }

    /** Refunds and reversals name an operator of the merchant and the MD5 of the password. */
    static void operator(Call call) {
        String password = md5(call.merchant().operatorPassword());
        if (!call.require("op_user_id", "\\S{1,32}").equals(call.merchant().operator())
                || !password.equalsIgnoreCase(call.require("op_user_passwd", "\\S{1,32}"))) {
            throw new Refused("OP_USER_INVALID", "操作员账号或密码错误");
        }
    }

    private static String md5(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
