package io.mirrordesk.desired;

import io.mirrordesk.plan.TemplateSpec;
import java.time.Instant;

/**
 * One version of a template. Versions are immutable.
 *
 * @param usedBy how many mirrors use the template
 * @param request the request that made this version
 */
public record ManagedTemplate(TemplateSpec spec, int version, int usedBy, long request, Instant createdAt) {}
