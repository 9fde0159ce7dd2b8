package dev.tollbridge.database;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/** What is there before Spring makes the first bean, and is closed after the last one. */
final class EarlyBeans {
    private EarlyBeans() {}

    static void register(ConfigurableListableBeanFactory beans, String name, AutoCloseable bean) {
        beans.registerSingleton(name, bean);
        if (beans instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(name, bean::close);
        }
    }
}
