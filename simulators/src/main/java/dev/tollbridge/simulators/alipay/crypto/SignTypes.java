package dev.tollbridge.simulators.alipay.crypto;

/** The platform's names of its two signature kinds (notes 1.1). */
public final class SignTypes {
    private SignTypes() {}

    /**
     * The JDK's name of a {@code sign_type}.
     *
     * @throws IllegalArgumentException if it is neither RSA2 nor RSA
     */
    public static String algorithm(String signType) {
        return switch (signType) {
            case "RSA2" -> "SHA256withRSA";
            case "RSA" -> "SHA1withRSA";
            default -> throw new IllegalArgumentException("unsupported sign_type");
        };
    }
}
