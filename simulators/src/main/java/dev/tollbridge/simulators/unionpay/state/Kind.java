package dev.tollbridge.simulators.unionpay.state;

import java.util.Optional;

/** Kinds of transactions, by type and subtype (notes 2). */
public enum Kind {
    CONSUME("01", "01"),
    CODE("01", "07"),
    SCAN("01", "06"),
    PREAUTH("02", "01"),
    UNDO("31", "00"),
    REFUND("04", "00"),
    FINISH("03", "00"),
    PREAUTH_UNDO("32", "00"),
    FINISH_UNDO("33", "00");

    private final String type;
    private final String subType;

    Kind(String type, String subType) {
        this.type = type;
        this.subType = subType;
    }

    public static Optional<Kind> of(String type, String subType) {
        for (Kind kind : values()) {
            if (kind.type.equals(type) && kind.subType.equals(subType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public String type() {
        return type;
    }

    public String subType() {
        return subType;
    }

    /** Whether a payer takes part in it; the others follow one that did. */
    public boolean needsPayer() {
        return switch (this) {
            case CONSUME, CODE, SCAN, PREAUTH -> true;
            case UNDO, REFUND, FINISH, PREAUTH_UNDO, FINISH_UNDO -> false;
        };
    }

    /** Whether it takes the payer's money, so that it can be given back. */
    public boolean takesMoney() {
        return switch (this) {
            case CONSUME, CODE, SCAN, FINISH -> true;
            case PREAUTH, UNDO, REFUND, PREAUTH_UNDO, FINISH_UNDO -> false;
        };
    }
}
