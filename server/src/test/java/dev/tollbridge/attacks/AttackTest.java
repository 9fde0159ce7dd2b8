package dev.tollbridge.attacks;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** One server for all attacks, whose audit log hardly waits for repeats. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(properties = "tollbridge.audit.window=20ms")
@Import(AlipayShop.Opener.class)
@interface AttackTest {}
