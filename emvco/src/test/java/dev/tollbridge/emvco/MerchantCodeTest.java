package dev.tollbridge.emvco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantCodeTest {
    /** The sample that EMVCo prints in its specification. */
    private static final String SAMPLE =
            "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678"
                    + "520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京"
                    + "540523.7253031565502016233030412340603***0708A60086670902ME"
                    + "91320016A0112233449988770708123456786304A13A";

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final UnionPayMerchant SHOP =
            new UnionPayMerchant("48270000", "00010000", "777290058110048");

    private static MerchantCode shop(String currency, long amount) {
        return new MerchantCode(
                MerchantCode.Use.DYNAMIC,
                List.of(SHOP.account()),
                "5812",
                Currency.getInstance(currency),
                amount,
                "CN",
                "茶 Tea house",
                "上海",
                AdditionalData.ofTill("store 7", "till 1").withBillNumber("order1"),
                List.of());
    }

    @Test
    void readsTheSpecificationsSample() {
        var code = MerchantCode.read(SAMPLE).orElseThrow();
        assertThat(code.use()).isEqualTo(MerchantCode.Use.DYNAMIC);
        assertThat(code.accounts()).extracting(DataObject::id).containsExactly("29", "31");
        assertThat(code.accounts().getFirst().inside().orElseThrow())
                .containsExactly(
                        new DataObject("00", "D15600000000"), new DataObject("05", "A93FO3230Q"));
        assertThat(code.amountMinor()).isEqualTo(2372);
        assertThat(code.currency()).isEqualTo(CNY);
        assertThat(code.name()).isEqualTo("BEST TRANSPORT");
        assertThat(code.city()).isEqualTo("BEIJING");
        assertThat(code.additional().storeLabel()).isEqualTo("1234");
        assertThat(code.additional().terminalLabel()).isEqualTo("A6008667");
        assertThat(code.additional().rest())
                .containsExactly(new DataObject("06", "***"), new DataObject("09", "ME"));
        assertThat(code.rest()).extracting(DataObject::id).containsExactly("64", "55", "91");
        assertThat(MerchantCode.read(code.write())).contains(code);
    }

    @Test
    void writesAStaticCodeForACounter() {
        var code =
                new MerchantCode(
                        MerchantCode.Use.STATIC,
                        List.of(SHOP.account()),
                        "5812",
                        CNY,
                        null,
                        "CN",
                        "Tea house",
                        "Shanghai",
                        AdditionalData.ofTill("store7", null),
                        List.of());
        assertThat(code.write())
                .isEqualTo(
                        "000201010211153148270000000100007772900581100485204581253031565802CN"
                                + "5909Tea house6008Shanghai62100306store76304"
                                + code.write().substring(code.write().length() - 4));
        assertThat(MerchantCode.read(code.write())).contains(code);
        assertThat(UnionPayMerchant.of(code.accounts().getFirst())).contains(SHOP);
    }

    @ParameterizedTest
    @CsvSource({"CNY, 1, 54040.01", "CNY, 123, 54041.23", "JPY, 500, 5403500", "KWD, 1, 54050.001"})
    void amountsHaveTheDecimalsOfTheirCurrency(String currency, long minor, String text) {
        var code = shop(currency, minor);
        assertThat(code.write()).contains(text);
        assertThat(MerchantCode.read(code.write())).contains(code);
    }

    @Test
    void lengthsCountCharactersAndTheChecksumBytes() {
        var text = shop("CNY", 100).write();
        assertThat(text).contains("5911茶 Tea house", "6002上海", "62310106order10307store 7");
        assertThat(MerchantCode.read(text)).contains(shop("CNY", 100));
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        var text = shop("CNY", 100).write();
        for (int at = 0; at < text.length(); at++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(at, text.charAt(at) == '0' ? '1' : '0');
            assertThat(MerchantCode.read(changed.toString())).as("character %d", at).isEmpty();
            assertThat(MerchantCode.read(text.substring(0, at))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "000201",
                "010211",
                "000202010211",
                "0002010102135204581253031565802CN5901a6001b",
                "00020101021115015204581253031565802CN5901a6001b",
                "000201010211150115204581253031565802CN5901a6001b54061.2345",
                "000201010211150115204581253039995802CN5901a6001b",
                "000201010211150115204581253031565802CN5901a6001b6001c",
                "000201010211150115204581253031565802CN5901a",
                "000201010211150115204581253031565802CN5901a6001b62030399",
                "0002010102115204581253031565802CN5901a6001b"
            })
    void whatIsWellSignedAndStillNoCodeIsNotRead(String objects) {
        var text = objects + "6304";
        assertThat(MerchantCode.read(text + Crc16.of(text))).isEmpty();
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        assertThatThrownBy(() -> AdditionalData.ofTill("x".repeat(26), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataObject("15", "🍵"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataObject("15", "x".repeat(100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnionPayMerchant("1", "00010000", "777290058110048"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop("CNY", 0).write())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop("CNY", 1_000_000_000_000_000L).write())
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** CRC-16/CCITT-FALSE of the usual check string. */
    @Test
    void theChecksumIsTheKnownOne() {
        assertThat(Crc16.of("123456789")).isEqualTo("29B1");
        assertThat(Crc16.of(SAMPLE.substring(0, SAMPLE.length() - 4))).isEqualTo("A13A");
    }
}
