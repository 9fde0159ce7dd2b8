package dev.tollbridge.simulators.wechatpay.gateway;

import dev.tollbridge.simulators.wechatpay.bill.Bills;
import dev.tollbridge.simulators.wechatpay.state.Services;
import java.util.List;
import java.util.stream.Stream;

/** Every interface the simulator has. */
final class Operations {
    private Operations() {}

    static List<Operation> all(Services services, Bills bills) {
        Orders orders = new Orders(services);
        return Stream.of(
                        new Certificates(services.world()).operations(),
                        new CreateOrder(services, orders).operations(),
                        new PayByCode(services, orders).operations(),
                        new ManageOrder(services, orders).operations(),
                        new Refunds(services, orders).operations(),
                        new ApplyBill(bills).operations(),
                        new TransferBills(services).operations(),
                        new ProfitSharing(services).operations(),
                        new ShareReturns(services).operations(),
                        new Receivers(services.world()).operations())
                .flatMap(List::stream)
                .toList();
    }
}
