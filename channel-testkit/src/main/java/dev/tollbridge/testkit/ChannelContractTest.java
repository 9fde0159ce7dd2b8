package dev.tollbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Exercises.Edge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every adapter has to keep. An adapter's test extends this and plays the channel in a {@link
 * ChannelScript}; nothing else is declared: the descriptor says what there is to test.
 */
public abstract class ChannelContractTest {

    protected abstract ChannelScript script();

    @Test
    void theDescriptorIsComplete() {
        assertThat(DescriptorRules.problems(script().adapter().descriptor()))
                .as("what is wrong with the descriptor")
                .isEmpty();
    }

    @Test
    void whatIsDeclaredIsImplementedAndNothingElse() {
        var account = account();
        var implemented = EnumSet.noneOf(Capability.class);
        for (var capability : Capability.values()) {
            if (capability.isOf(account)) {
                implemented.add(capability);
            }
        }
        assertThat(implemented)
                .as("interfaces of the account against capabilities of the descriptor")
                .isEqualTo(script().adapter().descriptor().capabilities());
    }

    @Test
    void aMissingRequiredFieldIsToldByName() {
        assertThat(AccountRules.problems(script())).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> eachSituationComesOutAsItIs() {
        return Stream.of(Edge.values())
                .flatMap(edge -> exercises(edge).stream().flatMap(e -> situations(e, edge)));
    }

    private Stream<DynamicTest> situations(Exercise<?> exercise, Edge edge) {
        return exercise.expected().keySet().stream()
                .sorted()
                .map(situation ->
                        test(
                                exercise.name() + " " + edge + " " + situation,
                                () -> {
                                    var played = exercise.play(script(), situation);
                                    assertThat(played.asExpected())
                                            .as(
                                                    "%s, when the channel says %s, came out as %s",
                                                    exercise.name(), situation, played.outcome())
                                            .isTrue();
                                }));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsUnknownNeverRefused() {
        return calling()
                .map(exercise -> test(exercise.name(), () -> ReplyRules.check(exercise, script())));
    }

    @TestFactory
    Stream<DynamicTest> theSameInputGivesTheSameBytes() {
        var again = exercises(Edge.SMALLEST);
        var tests = new ArrayList<DynamicTest>();
        for (int i = 0; i < again.size(); i++) {
            var first = exercises(Edge.SMALLEST).get(i);
            var second = again.get(i);
            tests.add(test(first.name(), () -> assertThat(exact(second)).isEqualTo(exact(first))));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> requestsAreAsRecorded() {
        return exercises(Edge.SMALLEST).stream()
                .map(exercise ->
                        test(
                                exercise.name(),
                                () -> Golden.check(exercise.name(), readable(exercise))));
    }

    @TestFactory
    Stream<DynamicTest> secretsAreNowhereToBeSeen() {
        return exercises(Edge.SMALLEST).stream()
                .map(exercise ->
                        test(exercise.name(), () -> SecretRules.check(exercise, script())));
    }

    @Test
    void theAccountShowsNoSecret() {
        SecretRules.checkAccount(account(), script());
    }

    @TestFactory
    Stream<DynamicTest> noticesProveThemselves() {
        return account() instanceof ChannelAccount.ReceivesNotices receiver
                ? new NoticeRules(script(), receiver).tests()
                : Stream.of();
    }

    private ChannelAccount account() {
        return switch (script().adapter().open(script().settings())) {
            case Opening.Opened(var account) -> account;
            case Opening.Refused(var problems) ->
                    fail("the script's settings are refused: %s", problems);
        };
    }

    private List<Exercise<?>> exercises(Edge edge) {
        return Exercises.of(script(), account(), edge);
    }

    private Stream<Exercise<?>> calling() {
        return exercises(Edge.SMALLEST).stream().filter(Exercise::needsCalls);
    }

    private static DynamicTest test(String name, Executable body) {
        return DynamicTest.dynamicTest(name, body);
    }

    private static String exact(Exercise<?> exercise) {
        return switch (exercise.start().get()) {
            case Step.Http<?>(var call, var onReply) ->
                    call.uri() + "\n" + call.headers() + "\n" + Rendering.plain(call);
            case Step.Done<?>(var outcome, var learned) -> outcome.toString();
        };
    }

    private static String readable(Exercise<?> exercise) {
        return switch (exercise.start().get()) {
            case Step.Http<?>(var call, var onReply) -> Rendering.of(call);
            case Step.Done<?>(
                            Outcome.Ok<?>(PayResult.Pending(NextAction action, var tradeNo)),
                            var learned) ->
                    Rendering.of(action);
            case Step.Done<?>(var outcome, var learned) -> outcome.toString();
        };
    }
}
