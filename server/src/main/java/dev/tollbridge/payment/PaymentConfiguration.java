package dev.tollbridge.payment;

import dev.tollbridge.channel.Channels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {
    @Bean
    Transitions paymentTransitions(Channels channels) {
        return new PaymentTransitions(channels::queryPlan);
    }
}
