package dev.tollbridge.merchant;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What a key proves.
 *
 * @param requiresSignature whether the app refuses calls that are not signed
 */
public record Credential(Caller caller, boolean requiresSignature) {

    /** Of columns merchant_id, app_id, live, requires_signature. */
    static Credential of(ResultSet row) throws SQLException {
        return new Credential(
                new Caller(
                        new MerchantId(row.getObject("merchant_id", UUID.class)),
                        new AppId(row.getObject("app_id", UUID.class)),
                        row.getBoolean("live")),
                row.getBoolean("requires_signature"));
    }
}
