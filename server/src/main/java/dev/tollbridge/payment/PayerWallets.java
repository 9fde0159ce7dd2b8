package dev.tollbridge.payment;

import dev.tollbridge.kernel.Result;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.Scene;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** For pages that are open in a wallet's own browser: one code that any wallet may scan. */
public interface PayerWallets {
    /**
     * The wallets that can pay this payment from their browser, the best account first; none if the
     * secret is not the payment's.
     */
    List<WalletOffer> offers(String clientSecret);

    /**
     * Where the payer's browser has to go so that the channel tells who the payer is.
     *
     * @param back where it comes back to
     */
    Result<URI> identification(String clientSecret, WalletOffer wallet, URI back);

    /**
     * The payer's choice once the browser has come back; like {@link Payments#confirm}.
     *
     * @param cameBack the decoded query that it came back with
     */
    Result<PaymentView> confirmIdentified(
            String clientSecret, WalletOffer wallet, Map<String, String> cameBack);

    /**
     * A wallet.
     *
     * @param name what payers call it
     * @param mark what the {@code User-Agent} of its browser contains
     * @param needsPayerId whether the payer has to be identified first
     */
    record WalletOffer(
            LocalizedText name, String mark, String method, Scene scene, boolean needsPayerId) {}
}
