package dev.tollbridge.checkout;

import dev.tollbridge.testing.ServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** One server for all payers' pages, whose payments follow a script and whose streams are quick. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@Import(ScriptedPayments.Scripted.class)
@TestPropertySource(
        properties = {
            "tollbridge.checkout.look=20ms",
            "tollbridge.checkout.heartbeat=40ms",
            "tollbridge.checkout.nudge=40ms",
            "tollbridge.checkout.max-streams=1"
        })
@interface ScriptedTest {}
