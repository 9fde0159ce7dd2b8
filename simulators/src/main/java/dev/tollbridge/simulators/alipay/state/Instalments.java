package dev.tollbridge.simulators.alipay.state;

import java.util.Set;

/**
 * Huabei instalments ({@code extend_params.hb_fq_num}, {@code hb_fq_seller_percent}).
 *
 * @param sellerPercent 100 if the seller bears the fee, else 0
 */
public record Instalments(int count, int sellerPercent) {
    public static final Set<Integer> COUNTS = Set.of(3, 6, 12);

    /** The payer's fee in fen (rule alipay.instalments.fees). */
    public long payerFee(long amount) {
        if (sellerPercent == 100) {
            return 0;
        }
        long perTenThousand =
                switch (count) {
                    case 3 -> 230;
                    case 6 -> 450;
                    default -> 750;
                };
        return (amount * perTenThousand + 5_000) / 10_000;
    }
}
