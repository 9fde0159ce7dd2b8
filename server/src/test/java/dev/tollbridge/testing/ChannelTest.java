package dev.tollbridge.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * A {@link ServerTest} beside a simulated Alipay. Into the database of this server nothing is
 * written past it, so that {@link Invariants} can be asked of all there is.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@Import(AlipayShop.Opener.class)
public @interface ChannelTest {}
