package dev.tollbridge.oracles.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VerifiedNotice;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments, from the order to the notice. */
class AdapterAgainstSimulatorTest extends Meeting {
    @Test
    void aCodeIsShownPaidQueriedAndTold() {
        var order = Orders.pay(door, Scene.QR);
        assertThat(action(order)).isInstanceOf(NextAction.ShowQr.class);
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.NotFound.class);
        payer(order, "decline");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Waiting.class);
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
        door.pass(Duration.ZERO);
        assertThat(told()).isInstanceOf(NoticeContent.OrderChanged.class);
        assertThat(told().orderNo()).isEqualTo(order.orderNo());
    }

    /** What the latest notice says. */
    private NoticeContent told() {
        var outcome =
                door.outcome(
                        as(ChannelAccount.ReceivesNotices.class)
                                .receive(door.notices().getLast(), door.context()));
        if (outcome instanceof Outcome.Ok<VerifiedNotice>(var notice)) {
            return notice.content();
        }
        throw new AssertionError(outcome);
    }

    @Test
    void aForgedNoticeIsNotBelieved() {
        var order = Orders.pay(door, Scene.QR);
        action(order);
        door.control("POST", "orders/" + order.orderNo() + "/notify", "{\"forged\":true}");
        door.pass(Duration.ZERO);
        assertThat(
                        door.outcome(
                                as(ChannelAccount.ReceivesNotices.class)
                                        .receive(door.notices().getLast(), door.context())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"WEB, ''", "H5, ''", "WEB, 13552535506"})
    void aFormLeadsToTheCardPage(Scene scene, String phone) {
        var options = phone.isEmpty() ? Map.<String, String>of() : Map.of("payer_phone", phone);
        var order = Orders.pay(door, scene, options);
        if (!(action(order) instanceof NextAction.FormPost(var url, var fields))) {
            throw new AssertionError("no form");
        }
        var form =
                fields.entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                door.send(
                        new HttpCall(
                                "front",
                                "POST",
                                url,
                                List.of(),
                                form.getBytes(UTF_8),
                                Set.of(),
                                1 << 20));
        assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(303);
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pays, Paid",
        "asks_payer, Pending",
        "not_enough, Refused",
        "unsure_but_paid, Unknown"
    })
    void aScannedCodeComesOutAsItsEndingSays(String behaviour, String expected) {
        var order = Orders.scanning(door, behaviour);
        var outcome = door.outcome(as(ChannelAccount.Pays.class).pay(order, door.context()));
        var what = outcome instanceof Outcome.Ok<PayResult>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
        if (expected.equals("Unknown")) {
            assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
            // The same call again finds what became of the first.
            assertThat(door.value(as(ChannelAccount.Pays.class).pay(order, door.context())))
                    .isInstanceOf(PayResult.Paid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong_signature",
                "no_signature",
                "expired_certificate",
                "foreign_certificate",
                "imposter_certificate",
                "old_version",
                "garbage",
                "http_5xx",
                "unsure"
            })
    void theWrongHandSaysNothing(String fault) {
        var order = Orders.reference(paid());
        door.fault(fault, "");
        assertThat(door.outcome(as(ChannelAccount.Queries.class).query(order, door.context())))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(state(order)).isInstanceOf(OrderState.Paid.class);
    }

    @Test
    void aFlawedSuccessIsOne() {
        var order = Orders.pay(door, Scene.QR);
        action(order);
        door.fault("flawed_success", "");
        payer(order, "pay");
        assertThat(state(Orders.reference(order))).isInstanceOf(OrderState.Paid.class);
    }
}
