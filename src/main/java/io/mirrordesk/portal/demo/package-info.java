/** Demo people and data for trying out: filed, approved and run through the rooms' doors like anything else. */
@NullMarked
package io.mirrordesk.portal.demo;

import org.jspecify.annotations.NullMarked;
