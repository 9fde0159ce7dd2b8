package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.core.ChannelState;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.Table;
import dev.tollbridge.simulators.core.UsedCodes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All the fake Alipay remembers. */
public final class World extends ChannelState {
    private final Table<App> apps;
    private final Table<Order> orders;
    private final Table<Trade> trades;
    private final Table<Freeze> freezes;
    private final Table<Transfer> transfers;
    private final UsedCodes usedCodes;
    private final Table<Platform> platforms;

    public World(Surroundings around) {
        super("alipay", around);
        Journal journal = around.journal();
        this.apps = new Table<>(journal, "app", App.class, App::appId);
        this.orders = new Table<>(journal, "order", Order.class, Order::key, Order::token);
        this.trades = new Table<>(journal, "trade", Trade.class, Trade::tradeNo);
        this.freezes = new Table<>(journal, "freeze", Freeze.class, Freeze::key);
        this.transfers = new Table<>(journal, "transfer", Transfer.class, Transfer::key);
        this.usedCodes = new UsedCodes(journal);
        this.platforms = new Table<>(journal, "platform", Platform.class, platform -> "alipay");
    }

    public Table<App> apps() {
        return apps;
    }

    public Table<Order> orders() {
        return orders;
    }

    public Table<Trade> trades() {
        return trades;
    }

    public Table<Freeze> freezes() {
        return freezes;
    }

    public Table<Transfer> transfers() {
        return transfers;
    }

    public UsedCodes usedCodes() {
        return usedCodes;
    }

    /** The certificates, made at first use because the keys take a moment. */
    public Platform platform() {
        return locked(() ->
                platforms
                        .find("alipay")
                        .orElseGet(() -> platforms.save(Platform.create(clock().baseInstant()))));
    }

    public Platform rotatePlatformCertificate() {
        return locked(() -> platforms.save(platform().rotated(clock().baseInstant())));
    }

    public Optional<Order> orderByToken(String token) {
        return orders.findByOther(token);
    }

    public Optional<Freeze> freezeByToken(String token) {
        return freezes.all().stream().filter(freeze -> freeze.token().equals(token)).findFirst();
    }

    /** A merchant's trade by Alipay's number, which wins, or by the merchant's. */
    public Optional<Trade> trade(
            String pid, @Nullable String tradeNo, @Nullable String outTradeNo) {
        if (tradeNo != null) {
            return trades.find(tradeNo).filter(trade -> trade.pid().equals(pid));
        }
        if (outTradeNo == null) {
            return Optional.empty();
        }
        return orders.find(Order.key(pid, outTradeNo)).flatMap(this::firstTrade);
    }

    public Optional<Trade> firstTrade(Order order) {
        return order.tradeNos().isEmpty()
                ? Optional.empty()
                : trades.find(order.tradeNos().getFirst());
    }

    public Optional<Freeze> freeze(
            String pid, @Nullable String authNo, @Nullable String outOrderNo) {
        if (authNo != null) {
            return freezes.all().stream()
                    .filter(f -> f.authNo().equals(authNo) && f.pid().equals(pid))
                    .findFirst();
        }
        return outOrderNo == null ? Optional.empty() : freezes.find(Freeze.key(pid, outOrderNo));
    }

    /**
     * Forgets orders, trades and money; keeps apps, keys and certificates unless told otherwise.
     */
    public void reset(boolean appsToo) {
        if (appsToo) {
            apps.clear();
        }
        forget(List.of(orders, trades, freezes, transfers, usedCodes), List.of(platforms, apps));
    }
}
