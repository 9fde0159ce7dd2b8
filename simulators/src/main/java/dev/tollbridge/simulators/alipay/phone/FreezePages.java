package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.PayerSide;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;

/** What the phone shows of a fund authorisation. */
final class FreezePages {
    private final World world;
    private final PayerSide payer;

    FreezePages(World world, PayerSide payer) {
        this.world = world;
        this.payer = payer;
    }

    String bill(Freeze freeze, Language language) {
        Freeze current = payer.look(freeze);
        if (current.status() != Freeze.Status.INIT) {
            return result(current, language);
        }
        String merchant = world.apps().find(freeze.appId()).map(App::name).orElse(freeze.pid());
        return new BillView(
                        freeze.token(),
                        merchant,
                        freeze.title(),
                        freeze.amount(),
                        freeze.outOrderNo(),
                        null,
                        true)
                .html(language);
    }

    void decide(Freeze freeze, String action) {
        switch (action) {
            case "pay" -> payer.confirm(freeze);
            case "decline" -> payer.decline(freeze);
            default -> {}
        }
    }

    String result(Freeze freeze, Language language) {
        String amount = "¥" + Yuan.of(freeze.amount());
        return switch (freeze.status()) {
            case INIT -> Cards.notice("wait", language.say("Not frozen yet", "等待确认"), amount);
            case AUTHORIZED -> Cards.notice("good", language.say("Frozen", "冻结成功"), amount);
            case FINISH -> Cards.notice("good", language.say("Settled", "授权已完结"), amount);
            case CLOSED ->
                    Cards.notice(
                            "bad",
                            language.say("Not frozen", "未冻结"),
                            language.say("The authorisation is closed.", "授权订单已关闭。"));
        };
    }
}
