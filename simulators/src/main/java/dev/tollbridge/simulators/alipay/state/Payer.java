package dev.tollbridge.simulators.alipay.state;

/**
 * Who pays.
 *
 * @param logonId masked, as merchants see it
 */
public record Payer(String userId, String openId, String logonId) {
    public static final Payer DEFAULT =
            new Payer(
                    "2088102146225135",
                    "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5",
                    "188****5135");
}
