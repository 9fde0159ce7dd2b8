package dev.tollbridge.api;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.emvco.AdditionalData;
import dev.tollbridge.emvco.DataObject;
import dev.tollbridge.emvco.MerchantCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record CounterCodeQuery(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        pattern = "^(0[2-9]|[1-4][0-9]|5[01]):[\\x20-\\x7e]{1,99}$",
                        maxLength = 102,
                        description =
                                "Where the money goes: the network's number among EMVCo's data objects, a"
                                        + " colon, and the account as the acquirer gave it.",
                        example = "15:4827000000010000777290058110048")
                String account,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        pattern = "^[0-9]{4}$",
                        description = "Merchant category (ISO 18245).",
                        example = "5812")
                String category,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = 25,
                        description = "The shop's name.",
                        example = "Tea house")
                String name,
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = 15,
                        description = "Its city.",
                        example = "Shanghai")
                String city,
        @Schema(
                        pattern = "^[A-Z]{2}$",
                        description = "Its country (ISO 3166); CN if not said.",
                        example = "CN")
                @Nullable String country,
        @Schema(minLength = 1, maxLength = 25, description = "The store.", example = "store 7")
                @Nullable String store,
        @Schema(minLength = 1, maxLength = 25, description = "The till.", example = "till 1")
                @Nullable String terminal,
        @Schema(format = "iso-4217", description = "ISO 4217; CNY if not said.", example = "CNY")
                @Nullable String currency,
        @Schema(
                        minimum = "1",
                        maximum = "9999999999",
                        description =
                                "Minor units. The code is then for one payment; else the payer types"
                                        + " the amount.",
                        example = "8800")
                @Nullable Long amount,
        @Schema(
                        minLength = 1,
                        maxLength = 25,
                        description = "Number of the bill, for a code with an amount.",
                        example = "order-1001")
                @Nullable String billNumber)
        implements Query {
    private static final int ID_DIGITS = 2;

    @Override
    public void check(Faults faults) {
        if (billNumber != null && amount == null) {
            faults.add("bill_number", "needs an amount");
        }
        try {
            code().write();
        } catch (IllegalArgumentException e) {
            // What the rules of the members cannot tell, such as a currency that does not exist.
            faults.add("account", "does not make a code with the other parameters");
        }
    }

    MerchantCode code() {
        var additional = AdditionalData.ofTill(store, terminal);
        return new MerchantCode(
                amount == null ? MerchantCode.Use.STATIC : MerchantCode.Use.DYNAMIC,
                List.of(
                        new DataObject(
                                account.substring(0, ID_DIGITS), account.substring(ID_DIGITS + 1))),
                category,
                Currency.getInstance(Objects.requireNonNullElse(currency, "CNY")),
                amount,
                Objects.requireNonNullElse(country, "CN"),
                name,
                city,
                billNumber == null ? additional : additional.withBillNumber(billNumber),
                List.of());
    }
}
