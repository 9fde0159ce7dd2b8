package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnedTest {
    @Test
    void factsAreToldAtTheEndHoweverFarItIs() {
        var end = new Step.Done<>(new Outcome.Ok<>("paid"), Map.of("b", "2"));
        var call =
                new HttpCall(
                        "query",
                        "GET",
                        URI.create("https://channel.example"),
                        List.of(),
                        new byte[0],
                        Set.of(),
                        1000);
        var step = Learned.with(Map.of("a", "1"), new Step.Http<>(call, reply -> end));
        if (!(step instanceof Step.Http<String>(var same, var onReply))) {
            throw new AssertionError(step);
        }
        assertThat(same).isSameAs(call);
        assertThat(onReply.apply(new HttpReply(200, List.of(), new byte[0])))
                .isEqualTo(new Step.Done<>(new Outcome.Ok<>("paid"), Map.of("a", "1", "b", "2")));
    }
}
