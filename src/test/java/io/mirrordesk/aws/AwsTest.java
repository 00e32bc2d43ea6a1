package io.mirrordesk.aws;

import io.mirrordesk.support.PortalTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The portal that other tests start as well; what is tested of it is this room. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PortalTest
@interface AwsTest {}
