package dev.tollbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ServerTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "tollbridge.development=false")
class ProductionTest {
    @Autowired ApplicationContext server;

    @Test
    void hasNoDemo() {
        assertThat(Arrays.stream(server.getBeanDefinitionNames()).map(server::getType))
                .filteredOn(type -> type != null && type.getPackageName().endsWith(".demo"))
                .allMatch(type -> type == DemoSettings.class);
    }
}
