package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tollbridge.channels.support.ErrorTable.Meaning;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    private static final Meaning BROKE =
            new Meaning(ErrorCategory.DECLINED, DeclineCode.INSUFFICIENT_FUNDS);
    private static final Meaning UNKNOWN =
            new Meaning(ErrorCategory.UNKNOWN, DeclineCode.CHANNEL_ERROR);

    @Test
    void readsTheResourceBesideAClass() {
        var table = ErrorTable.of(ErrorTableTest.class);
        assertThat(table.find("NO_MONEY")).contains(BROKE);
        assertThat(table.find("# a comment")).isEmpty();
    }

    @Test
    void theLineOfACallOverridesThatOfItsCode() {
        var table =
                ErrorTable.parse(
                        Stream.of(
                                "NO_MONEY\tDECLINED\tINSUFFICIENT_FUNDS",
                                "transfer NO_MONEY\tUNKNOWN\tCHANNEL_ERROR"));
        assertThat(table.find("pay", "NO_MONEY")).contains(BROKE);
        assertThat(table.find("transfer", "NO_MONEY")).contains(UNKNOWN);
        assertThat(table.find("NO_MONEY")).contains(BROKE);
        assertThat(table.find("pay", "ANOTHER")).isEmpty();
    }

    @Test
    void anErrorCarriesTheChannelsOwnWords() {
        assertThat(BROKE.error("NO_MONEY", "余额不足"))
                .isEqualTo(
                        new ChannelError(
                                ErrorCategory.DECLINED,
                                DeclineCode.INSUFFICIENT_FUNDS,
                                "NO_MONEY",
                                "余额不足"));
    }

    @Test
    void aBrokenTableIsNotTaken() {
        assertThatIllegalStateException()
                .isThrownBy(() -> parse("A\tUNKNOWN\tCHANNEL_ERROR", "A\tINVALID\tOTHER"))
                .withMessageContaining("twice: A");
        assertThatIllegalStateException().isThrownBy(() -> parse("A\tUNKNOWN"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse("A\tMAYBE\tCHANNEL_ERROR"));
    }

    private static void parse(String... lines) {
        var table = ErrorTable.parse(Stream.of(lines));
        throw new AssertionError(table);
    }
}
