package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import java.util.List;
import java.util.Set;

/**
 * A payment as its payer may see it.
 *
 * @param methods what the payer can choose from
 */
public record PayerPayment(MerchantId merchant, PaymentView payment, List<MethodOffer> methods) {

    /**
     * @param scenes codes of the scenes in which the method can be used
     * @param instalments the numbers of instalments on offer; empty if none
     */
    public record MethodOffer(String method, Set<String> scenes, Set<Integer> instalments) {}
}
