package dev.tollbridge.simulators.alipay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's number stands for. Page, wap, app and precreate orders hold no trade until the
 * payer opens them.
 *
 * @param token the secret part of the phone page's URL
 * @param method the gateway method it was made with
 * @param linkExpiresAt when the QR code or link stops working
 * @param voided cancelled before there was a trade
 * @param payer set by {@code alipay.trade.create}
 * @param tradeNos its trades, the first one is what queries answer with
 */
public record Order(
        String token,
        String appId,
        String pid,
        String method,
        Terms terms,
        Instant createdAt,
        Instant linkExpiresAt,
        boolean voided,
        @Nullable Payer payer,
        List<String> tradeNos) {

    public static String key(String pid, String outTradeNo) {
        return pid + "/" + outTradeNo;
    }

    public String key() {
        return key(pid, terms.outTradeNo());
    }

    Order withTrade(String tradeNo) {
        List<String> all = new ArrayList<>(tradeNos);
        all.add(tradeNo);
        return new Order(
                token,
                appId,
                pid,
                method,
                terms,
                createdAt,
                linkExpiresAt,
                voided,
                payer,
                List.copyOf(all));
    }

    Order asVoided() {
        return new Order(
                token, appId, pid, method, terms, createdAt, linkExpiresAt, true, payer, tradeNos);
    }
}
