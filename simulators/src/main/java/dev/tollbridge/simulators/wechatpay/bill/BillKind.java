package dev.tollbridge.simulators.wechatpay.bill;

/** The bills there are. */
public enum BillKind {
    ALL,
    SUCCESS,
    REFUND,
    FUNDS_BASIC,
    FUNDS_OPERATION,
    FUNDS_FEES;

    boolean isTrade() {
        return switch (this) {
            case ALL, SUCCESS, REFUND -> true;
            case FUNDS_BASIC, FUNDS_OPERATION, FUNDS_FEES -> false;
        };
    }
}
