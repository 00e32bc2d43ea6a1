package io.mirrordesk.portal.requests;

import io.mirrordesk.desired.Templates;
import io.mirrordesk.plan.Rollout;
import io.mirrordesk.plan.TemplateSpec;
import io.mirrordesk.portal.view.TemplateDocument;
import io.mirrordesk.request.RequestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two versions of a template beside each other, as JSON: the one before a request, and the one that it asks for. */
public record TemplateChange(int from, int to, String before, String after) {

    /** Null for a request that changes no template. */
    static @Nullable TemplateChange of(RequestView request, Templates templates) {
        List<Rollout> rollouts = request.plan().rollouts();
        TemplateSpec wanted = request.change().template();
        if (rollouts.isEmpty() || wanted == null) {
            return null;
        }
        Rollout rollout = rollouts.getFirst();
        int now = rollout.version() - 1;
        return new TemplateChange(
                now,
                rollout.version(),
                TemplateDocument.of(templates.version(rollout.template(), now).spec()),
                TemplateDocument.of(wanted));
    }
}
