package dev.tollbridge.ledger;

/**
 * Something in the books that cannot be.
 *
 * @param where merchant, mode and currency, or the part of the database
 * @param what for the person who has to look after it
 */
record Difference(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
