package dev.tollbridge.checkout;

/**
 * One line of what is bought.
 *
 * @param name 1 to 256 characters
 * @param quantity 1 to 9999
 * @param unitAmount minor units, 0 or more
 */
public record LineItem(String name, int quantity, long unitAmount) {
    /**
     * @throws ArithmeticException on overflow
     */
    public long total() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
