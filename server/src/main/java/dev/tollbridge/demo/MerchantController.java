package dev.tollbridge.demo;

import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Apps;
import dev.tollbridge.merchant.Merchants;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * More merchants than the demo's, for load and for trying. The API has no call for this: in
 * production merchants are made by the operator.
 */
@RestController
@DevelopmentOnly
class MerchantController {
    private static final int MAX_NAME = 100;
    private static final int MAX_KEYS = 10;
    private final Merchants merchants;
    private final Apps apps;
    private final ApiKeys keys;
    private final TransactionOperations transactions;

    MerchantController(
            Merchants merchants, Apps apps, ApiKeys keys, TransactionOperations transactions) {
        this.merchants = merchants;
        this.apps = apps;
        this.keys = keys;
        this.transactions = transactions;
    }

    /**
     * @param apiKeys one of each program; they are shown this once
     */
    record NewMerchant(String merchantId, List<String> apiKeys) {}

    /** 201 with a merchant in test mode, 400 if a parameter is out of range. */
    @PostMapping("/demo/merchants")
    ResponseEntity<NewMerchant> create(
            @RequestParam String name, @RequestParam(defaultValue = "1") int programs) {
        if (name.isBlank() || name.length() > MAX_NAME || programs < 1 || programs > MAX_KEYS) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(transactions.execute(status -> make(name, programs)));
    }

    private NewMerchant make(String name, int programs) {
        var merchant = merchants.create(name);
        return new NewMerchant(
                merchant.id().print(),
                IntStream.rangeClosed(1, programs)
                        .mapToObj(n -> apps.create(merchant.id(), name + " " + n))
                        .map(app -> keys.issue(app, false).secret().reveal())
                        .toList());
    }
}
