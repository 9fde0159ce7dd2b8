package dev.tollbridge.simulators;

import dev.tollbridge.simulators.alipay.AlipaySimulator;
import dev.tollbridge.simulators.core.Callback;
import dev.tollbridge.simulators.core.Channel;
import dev.tollbridge.simulators.core.Journal;
import dev.tollbridge.simulators.core.MemoryRoutes;
import dev.tollbridge.simulators.core.Numbers;
import dev.tollbridge.simulators.core.PulledTimers;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Surroundings;
import dev.tollbridge.simulators.core.VirtualClock;
import dev.tollbridge.simulators.qqwallet.QqWalletSimulator;
import dev.tollbridge.simulators.unionpay.UnionPaySimulator;
import dev.tollbridge.simulators.wechatpay.WechatPaySimulator;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The fake channels without sockets, threads or time of their own: requests are answered in the
 * caller's thread, and what is due waits until it is told to run. For simulations that must replay.
 */
public final class MemorySimulators implements AutoCloseable {
    private final PulledTimers timers;
    private final AlipaySimulator alipay;
    private final WechatPaySimulator wechatpay;
    private final UnionPaySimulator unionpay;
    private final QqWalletSimulator qqwallet;
    private final List<Channel> channels;
    private final MemoryRoutes routes = new MemoryRoutes();

    /**
     * @param callback how channels reach the merchant
     */
    public MemorySimulators(InstantSource clock, RandomGenerator random, Callback callback) {
        var time = new VirtualClock(clock);
        this.timers = new PulledTimers(time);
        this.alipay = new AlipaySimulator(around("alipay", time, random, callback));
        this.wechatpay = new WechatPaySimulator(around("wechatpay", time, random, callback));
        this.unionpay = new UnionPaySimulator(around("unionpay", time, random, callback));
        this.qqwallet = new QqWalletSimulator(around("qqwallet", time, random, callback));
        this.channels = List.of(alipay, wechatpay, unionpay, qqwallet);
        channels.forEach(channel -> channel.route(routes));
    }

    private Surroundings around(
            String channel, VirtualClock time, RandomGenerator random, Callback callback) {
        return new Surroundings(
                new Journal(null, channel), time, timers, new Numbers(random), callback);
    }

    public Reply answer(
            String method, URI uri, List<Map.Entry<String, String>> headers, byte[] body) {
        @Nullable String query = uri.getRawQuery();
        return routes.answer(
                new Request(
                        method,
                        uri.getPath(),
                        query,
                        headers,
                        body,
                        Map.of(),
                        uri.getScheme() + "://" + uri.getAuthority()));
    }

    public PulledTimers timers() {
        return timers;
    }

    public AlipaySimulator alipay() {
        return alipay;
    }

    public WechatPaySimulator wechatpay() {
        return wechatpay;
    }

    public UnionPaySimulator unionpay() {
        return unionpay;
    }

    public QqWalletSimulator qqwallet() {
        return qqwallet;
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
    }
}
