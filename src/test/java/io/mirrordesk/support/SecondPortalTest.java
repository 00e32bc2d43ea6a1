package io.mirrordesk.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A second portal like that of {@link PortalTest}, for tests that need a database in which nobody is known yet, or leave one that nobody else can
 * use. They share it, as each start takes seconds: none minds what another one leaves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PortalTest
@TestPropertySource(properties = "spring.application.name=second-portal")
public @interface SecondPortalTest {}
