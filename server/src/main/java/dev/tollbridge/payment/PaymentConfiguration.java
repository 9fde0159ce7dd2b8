package dev.tollbridge.payment;

import dev.tollbridge.channel.Channels;
import dev.tollbridge.merchant.Merchants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {
    @Bean
    Transitions paymentTransitions(Channels channels, Merchants merchants) {
        return new PaymentTransitions(channels::queryPlan, merchants::strayMoney);
    }
}
