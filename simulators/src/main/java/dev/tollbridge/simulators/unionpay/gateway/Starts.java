package dev.tollbridge.simulators.unionpay.gateway;

import dev.tollbridge.simulators.unionpay.state.Card;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Terms;
import dev.tollbridge.simulators.unionpay.state.Trading;
import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.WireTime;
import dev.tollbridge.simulators.unionpay.state.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transactions in which a payer takes part (notes 2). Expects the world's lock. */
final class Starts {
    private static final String QR_BASE = "https://qr.95516.com/00010000/";

    private final World world;
    private final Trading trading;

    Starts(World world, Trading trading) {
        this.world = world;
        this.trading = trading;
    }

    /** What an app or a shop's screen is given. */
    Map<String, String> answer(Call call) {
        Kind kind = call.kind();
        if (kind == Kind.SCAN) {
            return scan(call);
        }
        Transaction started = start(call, kind);
        Map<String, String> more = new HashMap<>();
        if (started.tn() != null) {
            more.put("tn", started.tn());
        }
        if (kind == Kind.CODE) {
            more.put("qrCode", codeOf(started));
        }
        return more;
    }

    static String codeOf(Transaction transaction) {
        return QR_BASE + transaction.token();
    }

    /** The same form sent again by a browser leads to the same page (rule unionpay.front.again). */
    Transaction front(Call call) {
        Optional<Transaction> old = find(call);
        boolean same =
                old.filter(known -> known.terms().entry().equals("frontTransReq"))
                        .filter(known ->
                                Long.toString(known.terms().amount())
                                        .equals(call.form().text("txnAmt")))
                        .isPresent();
        call.form().require("frontUrl", "https?://.*");
        return same ? trading.current(old.orElseThrow()) : start(call, call.kind());
    }

    private Optional<Transaction> find(Call call) {
        return world.transactions()
                .find(Transaction.key(call.merchant().merId(), call.orderId(), call.txnTime()));
    }

    private Transaction start(Call call, Kind kind) {
        if (find(call).isPresent()) {
            throw new Refused("12", "");
        }
        return trading.start(
                call.merchant().merId(), call.orderId(), call.txnTime(), kind, terms(call));
    }

    private Terms terms(Call call) {
        Form form = call.form();
        form.require("currencyCode", "156");
        form.require("channelType", "07|08");
        return new Terms(
                call.entry(),
                form.require("bizType", "000000|000201|000202|000301"),
                Long.parseLong(form.require("txnAmt", "[1-9]\\d{0,11}")),
                form.optional("frontUrl"),
                form.require("backUrl", "https?://.*"),
                timeout(form),
                form.text("orderDesc"),
                form.optional("reqReserved"),
                form.text("encoding"),
                null,
                Customer.phone(form, world));
    }

    private @Nullable Instant timeout(Form form) {
        String text = form.text("payTimeout");
        if (text.isEmpty()) {
            return null;
        }
        Instant end = WireTime.parse(text).orElseThrow(() -> new Refused("10", "payTimeout"));
        if (!world.now().isBefore(end)) {
            throw new Refused("39", "payTimeout");
        }
        return end;
    }

    private Map<String, String> scan(Call call) {
        String code = call.form().require("qrNo", "\\d{1,40}");
        call.form().require("termId", "[0-9A-Za-z]{8}");
        Transaction scanned = start(call, Kind.SCAN);
        if (!PaymentCode.CODES.isWellFormed(code) || !world.usedCodes().take(code, scanned.key())) {
            throw failing(scanned, "88");
        }
        behave(PaymentCode.CODES.behaviour(code), scanned);
        return Map.of();
    }

    private void behave(PaymentCode code, Transaction scanned) {
        switch (code) {
            case PAYS -> trading.pay(scanned, Card.PAYS);
            case ASKS_PAYER -> trading.ask(scanned);
            case NOT_ENOUGH -> throw failing(scanned, "64");
            case INVALID_CODE -> throw failing(scanned, "88");
            case UNSURE_BUT_PAID -> {
                trading.pay(scanned, Card.PAYS);
                throw new Refused("03", "");
            }
            case UNSURE -> throw failing(scanned, "60", "03");
        }
    }

    private Refused failing(Transaction scanned, String code) {
        return failing(scanned, code, code);
    }

    private Refused failing(Transaction scanned, String code, String answered) {
        trading.decline(scanned, code);
        return new Refused(answered, "");
    }
}
