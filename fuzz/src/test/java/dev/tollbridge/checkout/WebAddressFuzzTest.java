package dev.tollbridge.checkout;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;

/** Addresses that a payer's browser may be sent to. */
class WebAddressFuzzTest {
    /** Only web addresses with a host, without a user, and without what could break a header. */
    @DictionaryEntries({"https://", "http://a.example/", "@", "[::1]", ":443", "%0d%0a"})
    @FuzzTest
    void leadsOnlyToTheWeb(@NotNull String text) {
        WebAddress.parse(text).ifPresent(WebAddressFuzzTest::check);
    }

    private static void check(URI address) {
        assertTrue(address.toString().matches("(?is)https?://[^/?#]+.*"), address.toString());
        assertNotNull(address.getHost());
        assertNull(address.getRawUserInfo());
        assertTrue(address.toASCIIString().chars().allMatch(c -> c > ' ' && c < 0x7f));
    }
}
