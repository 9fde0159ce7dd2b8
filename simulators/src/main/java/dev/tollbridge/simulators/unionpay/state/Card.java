package dev.tollbridge.simulators.unionpay.state;

/** The payer's cards; what each does is the simulator's own convention. */
public enum Card {
    PAYS("6226****0018", "00"),
    /** Not enough on it. */
    EMPTY("6226****0064", "64"),
    EXPIRED("6226****0073", "73"),
    /** The issuer refuses without saying why. */
    REFUSED("6226****0060", "60");

    private final String masked;
    private final String code;

    Card(String masked, String code) {
        this.masked = masked;
        this.code = code;
    }

    public String masked() {
        return masked;
    }

    /** The response code that comes of it. */
    public String code() {
        return code;
    }

    public boolean pays() {
        return this == PAYS;
    }
}
