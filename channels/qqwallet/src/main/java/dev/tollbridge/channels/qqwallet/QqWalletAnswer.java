package dev.tollbridge.channels.qqwallet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer, or what a notice says, after its signature was checked. */
record QqWalletAnswer(QqWalletOperation operation, Map<String, String> fields) {

    /** Taken at the door ({@code return_code}), and done ({@code result_code}). */
    boolean ok() {
        return says("return_code", "SUCCESS") && says("result_code", "SUCCESS");
    }

    /** QQ Wallet's code of a failure; empty if there is none. */
    String code() {
        return fields.getOrDefault("err_code", "");
    }

    /** The payer has to confirm on the phone (section 4). */
    boolean waitsForPayer() {
        return code().equals("USERPAYING");
    }

    boolean isAbsent() {
        return QqWalletErrors.SAYS_ABSENT.contains(code());
    }

    /** Null for an absent or empty field. */
    @Nullable String text(String name) {
        var text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : text;
    }

    boolean says(String name, String value) {
        return value.equals(text(name));
    }
}
