package dev.tollbridge.emvco;

import java.util.Optional;

/**
 * A merchant as UnionPay names it in data object 15: two institutions of eight digits each, and the
 * merchant number of fifteen [?].
 */
public record UnionPayMerchant(String acquirer, String forwarder, String merchant) {
    static final String ID = "15";

    /**
     * @throws IllegalArgumentException if a part has another form
     */
    public UnionPayMerchant {
        if (!acquirer.matches("[0-9]{8}")
                || !forwarder.matches("[0-9]{8}")
                || !merchant.matches("[0-9A-Za-z]{15}")) {
            throw new IllegalArgumentException("institutions have 8 digits, a merchant has 15");
        }
    }

    /** As the code carries it. */
    public DataObject account() {
        return new DataObject(ID, acquirer + forwarder + merchant);
    }

    /** Empty if it is no account at UnionPay, or one of another form. */
    public static Optional<UnionPayMerchant> of(DataObject account) {
        var value = account.value();
        return account.id().equals(ID) && value.matches("[0-9]{16}[0-9A-Za-z]{15}")
                ? Optional.of(
                        new UnionPayMerchant(
                                value.substring(0, 8), value.substring(8, 16), value.substring(16)))
                : Optional.empty();
    }
}
