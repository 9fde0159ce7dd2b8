package dev.tollbridge.ledger;

import dev.tollbridge.kernel.ChannelAccountId;
import java.util.regex.Pattern;

/**
 * A line in a merchant's books. The merchant is not part of the name: books are kept for each
 * merchant and mode apart.
 *
 * @param code lower case words with colons between, at most 100 characters
 */
public record LedgerAccount(String code) {
    /** What the API accepts and the database keeps. */
    public static final String PATTERN = "^[a-z0-9_]+(:[a-z0-9_]+)*$";

    public static final int MAX_LENGTH = 100;
    private static final Pattern CODE = Pattern.compile(PATTERN);

    public LedgerAccount {
        if (code.length() > MAX_LENGTH || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no account of the ledger: " + code);
        }
    }

    /** What the channel owes the merchant. */
    public static LedgerAccount receivable(ChannelAccountId account) {
        return new LedgerAccount("channel:" + account.print() + ":receivable");
    }

    /** What the channel has kept for itself. */
    public static LedgerAccount fees(ChannelAccountId account) {
        return new LedgerAccount("channel:" + account.print() + ":fees");
    }

    /** What payers have paid and not got back: owed to the merchant. */
    public static LedgerAccount payable() {
        return new LedgerAccount("merchant:payable");
    }

    /** Money that came and belongs to no payment: owed to whoever paid it until it is cleared. */
    public static LedgerAccount suspense() {
        return new LedgerAccount("suspense");
    }
}
