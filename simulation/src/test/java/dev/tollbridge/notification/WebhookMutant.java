package dev.tollbridge.notification;

import dev.tollbridge.simulation.Mutation;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Wraps the sender by one that may take silence for a yes. */
public final class WebhookMutant implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof WebhookPost real
                ? (WebhookPost)
                        (url, headers, body) -> {
                            var result = real.send(url, headers, body);
                            return Mutation.LOST_WEBHOOK_COUNTS_AS_DELIVERED.isActive()
                                    ? new SendResult.Delivered(200)
                                    : result;
                        }
                : bean;
    }
}
