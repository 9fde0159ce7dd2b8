package dev.tollbridge.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
    @Bean
    RecurringTask<Void> foldBalances(BalanceFolding folding, LedgerSettings settings) {
        return Tasks.recurring("fold-balances", FixedDelay.of(settings.foldEvery()))
                .execute((instance, context) -> folding.fold());
    }

    @Bean
    RecurringTask<Void> proveBooks(ContinuousProof proof, LedgerSettings settings) {
        return Tasks.recurring("prove-books", FixedDelay.of(settings.proveEvery()))
                .execute((instance, context) -> proof.prove());
    }
}
