package dev.tollbridge.simulators.core;

/** The payer's codes that shops have scanned. Each works for one order only. */
public final class UsedCodes implements Forgetful {
    private final Table<Used> codes;

    record Used(String code, String orderKey) {}

    public UsedCodes(Journal journal) {
        this.codes = new Table<>(journal, "code", Used.class, Used::code);
    }

    /**
     * Takes a code for an order; a repeat of the same order may take it again.
     *
     * @return false if it was taken for another
     */
    public boolean take(String code, String order) {
        if (codes.find(code).filter(used -> !used.orderKey().equals(order)).isPresent()) {
            return false;
        }
        codes.save(new Used(code, order));
        return true;
    }

    @Override
    public void clear() {
        codes.clear();
    }
}
