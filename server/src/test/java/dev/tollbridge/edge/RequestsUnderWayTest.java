package dev.tollbridge.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.limits.Admission;
import dev.tollbridge.limits.AdmissionSettings;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A real server that is told to end while an answer is between its servlet and its connection. */
class RequestsUnderWayTest {
    private static final Slow SLOW = new Slow();
    private static final CompletableFuture<Void> NO_SERVLET_IS_AT_WORK = new CompletableFuture<>();

    @Test
    void anAnswerThatItsServletHasGivenIsSent() {
        var application = new SpringApplication(Small.class);
        application.setDefaultProperties(
                Map.of(
                        "server.port", "0",
                        "server.shutdown", "graceful",
                        "spring.threads.virtual.enabled", "true"));
        try (var server = (ServletWebServerApplicationContext) application.run()) {
            var client = ApiClient.of(requireNonNull(server.getWebServer()).getPort(), "");
            var answer = CompletableFuture.supplyAsync(() -> client.get("/"));
            SLOW.reached.join();
            var closing = Thread.ofPlatform().start(server::close);
            NO_SERVLET_IS_AT_WORK.join();
            // It waits for us, or it has closed what the answer was to go to.
            Await.until(
                    closing::getState,
                    state ->
                            state == Thread.State.TIMED_WAITING
                                    || state == Thread.State.TERMINATED);
            SLOW.released.complete(null);
            assertThat(answer.join().http().body()).isEqualTo("given");
        }
    }

    /** Between a servlet and its connection. */
    private static final class Slow extends ValveBase {
        final CompletableFuture<Void> reached = new CompletableFuture<>();
        final CompletableFuture<Void> released = new CompletableFuture<>();

        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            getNext().invoke(request, response);
            reached.complete(null);
            released.join();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    @Import({RequestsUnderWay.class, Admission.class})
    @EnableConfigurationProperties(AdmissionSettings.class)
    static class Small {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ServletRegistrationBean<HttpServlet> servlet() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(
                                HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter().write("given");
                        }
                    },
                    "/");
        }

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> slow() {
            return factory -> factory.addEngineValves(SLOW);
        }

        /** Told to stop when the framework has seen that no servlet is at work. */
        @Bean
        SmartLifecycle next() {
            return new SmartLifecycle() {
                private boolean running;

                @Override
                public void start() {
                    running = true;
                }

                @Override
                public void stop() {
                    running = false;
                    NO_SERVLET_IS_AT_WORK.complete(null);
                }

                @Override
                public boolean isRunning() {
                    return running;
                }

                @Override
                public int getPhase() {
                    return RequestsUnderWay.PHASE + 1;
                }
            };
        }
    }
}
