package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;

import dev.tollbridge.bench.client.AlipayBill.Row;
import dev.tollbridge.bench.soak.Finding.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every refund of the channel's bill is one of ours, once and with its amount, and the other way
 * round. Money that was given back without a request of the shop belongs to an incident.
 */
final class RefundsAgree implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Map<String, List<Row>> rows =
                world.bill().stream().filter(Row::refund).collect(groupingBy(Row::requestNo));
        Map<String, World.Refund> ours =
                world.refunds().stream()
                        .collect(Collectors.toMap(World.Refund::channelNo, Function.identity()));
        var strays = ordersOfIncidents(world);
        return Stream.concat(
                rows.values().stream().flatMap(same -> known(same, ours, strays)),
                ours.values().stream()
                        .filter(refund -> refund.status().equals("succeeded"))
                        .filter(refund -> !rows.containsKey(refund.channelNo()))
                        .map(refund ->
                                new Finding(
                                        Kind.LOST,
                                        refund.id(),
                                        "succeeded, and the channel's bill has no such refund")));
    }

    private static Set<String> ordersOfIncidents(World world) {
        var payments =
                world.incidents().stream().map(World.Incident::payment).collect(Collectors.toSet());
        var orders = new HashSet<String>();
        world.payments().stream()
                .filter(payment -> payments.contains(payment.id()))
                .flatMap(ChannelAgrees::numbers)
                .forEach(orders::add);
        return orders;
    }

    private static Stream<Finding> known(
            List<Row> same, Map<String, World.Refund> ours, Set<String> strays) {
        var row = same.getFirst();
        var refund = ours.get(row.requestNo());
        if (refund == null) {
            return strays.contains(row.orderNo())
                    ? Stream.empty()
                    : one(Kind.UNEXPLAINED, row.requestNo(), "a refund that is not ours: " + row);
        }
        if (same.size() > 1) {
            return one(Kind.DOUBLED, refund.id(), "refunded " + same.size() + " times: " + same);
        }
        if (!refund.status().equals("succeeded")) {
            return one(
                    Kind.LOST,
                    refund.id(),
                    "the channel gave the money back, the refund is " + refund.status());
        }
        if (refund.amount() != row.amount()) {
            return one(Kind.UNEXPLAINED, refund.id(), "amount " + refund.amount() + ", " + row);
        }
        return Stream.empty();
    }

    private static Stream<Finding> one(Kind kind, String about, String what) {
        return Stream.of(new Finding(kind, about, what));
    }
}
