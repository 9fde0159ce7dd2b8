package dev.tollbridge.simulation;

import dev.tollbridge.simulators.alipay.state.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The payers: they see what was shown to them, and pay, decline, or do nothing. */
final class Payers {
    private final World world;
    private final Choices choices;
    private final Theme theme;
    private final Set<String> doubledByChannel;
    private final List<String> shown = new ArrayList<>();

    Payers(World world, Choices choices, Theme theme, Set<String> doubledByChannel) {
        this.theme = theme;
        this.world = world;
        this.choices = choices;
        this.doubledByChannel = doubledByChannel;
    }

    /** A payer sees a code once the gateway has it. */
    void look(Books books) {
        for (var attempt : books.attempts().values()) {
            if (attempt.shown() && !shown.contains(attempt.number())) {
                shown.add(attempt.number());
            }
        }
    }

    String act() {
        var alipay = world.channel().alipay().world();
        var orders = new ArrayList<>(shown);
        for (var order : alipay.orders().all()) {
            String number = order.terms().outTradeNo();
            // A phone may ask to confirm a scanned code, whether the shop knows of it or not.
            if (!orders.contains(number)
                    && alipay.firstTrade(order).map(Trade::confirming).orElse(false)) {
                orders.add(number);
            }
        }
        if (orders.isEmpty()) {
            return "sees nothing to pay";
        }
        String number = orders.get(choices.pick(orders.size()));
        return switch (choices.weighted(theme.payers())) {
            case 1 -> number + act(number, "decline");
            case 2 -> number + act(number, "open");
            case 3 -> misbehave(number, "pay_other_amount");
            case 4 -> {
                world.apps().fault("pay_after_close", number);
                choices.countFault();
                yield number + " will be paid after closing";
            }
            case 5 -> {
                doubledByChannel.add(number);
                yield misbehave(number, "pay_twice");
            }
            default -> number + act(number, "pay");
        };
    }

    private String misbehave(String number, String fault) {
        world.apps().fault(fault, number);
        choices.countFault();
        return number + " " + fault + act(number, "pay");
    }

    private String act(String number, String action) {
        return " " + action + (world.apps().payer(number, action) ? "" : ": not possible");
    }
}
