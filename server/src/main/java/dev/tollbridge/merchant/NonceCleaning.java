package dev.tollbridge.merchant;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NonceCleaning {
    @Bean
    RecurringTask<Void> forgetOldNonces(SigningKeys keys) {
        return Tasks.recurring("forget-old-nonces", FixedDelay.ofMinutes(10))
                .execute((instance, context) -> keys.forgetOldNonces());
    }
}
