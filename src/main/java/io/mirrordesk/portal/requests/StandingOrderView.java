package io.mirrordesk.portal.requests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be done later without another decision. */
public record StandingOrderView(
        String prefix, List<String> stepKinds, @Nullable String template) {}
