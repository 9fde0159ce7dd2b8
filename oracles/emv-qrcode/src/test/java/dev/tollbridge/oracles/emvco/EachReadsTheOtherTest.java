package dev.tollbridge.oracles.emvco;

import static org.assertj.core.api.Assertions.assertThat;

import com.emv.qrcode.core.exception.PresentedModeException;
import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.AdditionalDataField;
import com.emv.qrcode.model.mpm.AdditionalDataFieldTemplate;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import dev.tollbridge.emvco.AdditionalData;
import dev.tollbridge.emvco.MerchantCode;
import dev.tollbridge.emvco.UnionPayMerchant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EachReadsTheOtherTest {
    private static final UnionPayMerchant SHOP =
            new UnionPayMerchant("48270000", "00010000", "777290058110048");

    private static MerchantCode code(String currency, @Nullable Long amount) {
        return new MerchantCode(
                amount == null ? MerchantCode.Use.STATIC : MerchantCode.Use.DYNAMIC,
                List.of(SHOP.account()),
                "5812",
                Currency.getInstance(currency),
                amount,
                "CN",
                "Tea house 茶",
                "上海",
                AdditionalData.ofTill("store7", "till1").withBillNumber("order1"),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"CNY, 1230, 12.30, 156", "JPY, 500, 500, 392", "CNY, , , 156"})
    void itReadsOurs(String currency, @Nullable Long amount, @Nullable String text, String number)
            throws PresentedModeException {
        var ours = code(currency, amount).write();
        var read = DecoderMpm.decode(ours, MerchantPresentedMode.class);
        assertThat(read.getPointOfInitiationMethod().getValue())
                .isEqualTo(amount == null ? "11" : "12");
        assertThat(read.getTransactionCurrency().getValue()).isEqualTo(number);
        assertThat(read.getMerchantName().getValue()).isEqualTo("Tea house 茶");
        assertThat(read.getMerchantCity().getValue()).isEqualTo("上海");
        assertThat(read.getMerchantAccountInformation()).containsOnlyKeys("15");
        var more = read.getAdditionalDataField().getValue();
        assertThat(more.getStoreLabel().getValue()).isEqualTo("store7");
        assertThat(more.getTerminalLabel().getValue()).isEqualTo("till1");
        assertThat(more.getBillNumber().getValue()).isEqualTo("order1");
        if (text != null) {
            assertThat(read.getTransactionAmount().getValue()).isEqualTo(text);
        }
        assertThat(read.getCRC().getValue()).isEqualTo(ours.substring(ours.length() - 4));
    }

    @Test
    void weReadItsOwn() throws PresentedModeException {
        // It has no way to write a primitive account, so that one comes from ours.
        var its = DecoderMpm.decode(code("CNY", null).write(), MerchantPresentedMode.class);
        its.setMerchantName("Another shop");
        its.setTransactionAmount("7.5");
        its.setPointOfInitiationMethod("12");
        var field = new AdditionalDataField();
        field.setTerminalLabel("t9");
        var template = new AdditionalDataFieldTemplate();
        template.setValue(field);
        its.setAdditionalDataField(template);
        var read = MerchantCode.read(its.toString()).orElseThrow();
        assertThat(read.name()).isEqualTo("Another shop");
        assertThat(read.amountMinor()).isEqualTo(750);
        assertThat(read.use()).isEqualTo(MerchantCode.Use.DYNAMIC);
        assertThat(read.additional()).isEqualTo(AdditionalData.ofTill(null, "t9"));
        assertThat(UnionPayMerchant.of(read.accounts().getFirst())).contains(SHOP);
    }
}
