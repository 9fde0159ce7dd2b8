package dev.tollbridge.simulators.alipay.gateway;

import dev.tollbridge.simulators.alipay.state.Instalments;
import dev.tollbridge.simulators.alipay.state.Terms;
import dev.tollbridge.simulators.core.ChinaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what all ways to pay have in common (notes 4). */
final class TermsReader {
    private static final Pattern TIMEOUT = Pattern.compile("(\\d{1,5})([mhdc])");
    private static final Duration LONGEST = Duration.ofDays(15);
    private static final int SUBJECT_LIMIT = 256;

    private TermsReader() {}

    /**
     * @param products the product codes the method accepts; an absent one is accepted too
     */
    static Terms read(Call call, Instant now, Set<String> products) {
        Biz biz = call.biz();
        String product = biz.text("product_code");
        if (product != null && !products.contains(product)) {
            throw biz.invalid("product_code");
        }
        String subject = biz.require("subject");
        if (subject.length() > SUBJECT_LIMIT) {
            throw biz.invalid("subject");
        }
        return new Terms(
                biz.requireNumber("out_trade_no"),
                biz.requireAmount("total_amount"),
                subject,
                biz.text("body"),
                product,
                parameter(call, "notify_url"),
                parameter(call, "return_url"),
                biz.text("quit_url"),
                biz.text("passback_params"),
                biz.text("store_id"),
                biz.text("operator_id"),
                biz.text("terminal_id"),
                instalments(biz),
                expiry(biz, now),
                timeout(biz, "timeout_express", now));
    }

    static @Nullable String parameter(Call call, String name) {
        return call.parameters().has(name) ? call.parameters().get(name) : null;
    }

    private static @Nullable Instalments instalments(Biz biz) {
        Biz extended = biz.child("extend_params");
        String count = extended.text("hb_fq_num");
        if (count == null) {
            return null;
        }
        String percent = extended.text("hb_fq_seller_percent");
        boolean known = Instalments.COUNTS.stream().anyMatch(c -> c.toString().equals(count));
        if (!known || !(percent == null || percent.equals("0") || percent.equals("100"))) {
            throw biz.invalid("extend_params.hb_fq_num");
        }
        return new Instalments(
                Integer.parseInt(count), percent == null ? 0 : Integer.parseInt(percent));
    }

    private static @Nullable Instant expiry(Biz biz, Instant now) {
        String text = biz.text("time_expire");
        if (text == null) {
            return null;
        }
        Instant expiry = ChinaTime.parse(text).orElseThrow(() -> biz.invalid("time_expire"));
        if (!expiry.isAfter(now)) {
            throw Refused.business("ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间晚于订单超时时间");
        }
        return expiry;
    }

    /** {@code 1m} to {@code 15d}; {@code 1c} is the end of the day in China. */
    static @Nullable Duration timeout(Biz biz, String name, Instant now) {
        String text = biz.text(name);
        if (text == null) {
            return null;
        }
        Matcher matcher = TIMEOUT.matcher(text);
        if (!matcher.matches()) {
            throw biz.invalid(name);
        }
        int count = Integer.parseInt(matcher.group(1));
        Duration timeout =
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    default ->
                            Duration.between(
                                    now,
                                    ChinaTime.day(now).plusDays(1).atStartOfDay(ChinaTime.ZONE));
                };
        if (timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw biz.invalid(name);
        }
        return timeout;
    }
}
