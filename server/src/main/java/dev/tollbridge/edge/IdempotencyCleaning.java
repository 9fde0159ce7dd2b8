package dev.tollbridge.edge;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdempotencyCleaning {
    @Bean
    RecurringTask<Void> forgetOldIdempotencyKeys(IdempotencyKeys keys) {
        return Tasks.recurring("forget-old-idempotency-keys", FixedDelay.ofHours(1))
                .execute((instance, context) -> keys.forgetOld());
    }
}
