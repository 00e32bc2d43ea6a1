package io.mirrordesk.portal.view;

import io.mirrordesk.plan.PlanJson;
import io.mirrordesk.plan.TemplateSpec;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A template as a JSON document for people: its policies are documents in it, not texts with escaped quotes. */
public final class TemplateDocument {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<String> POLICIES = List.of("lifecyclePolicy", "repositoryPolicy");

    private TemplateDocument() {}

    public static String of(TemplateSpec template) {
        ObjectNode document = (ObjectNode) PlanJson.tree(template);
        for (String policy : POLICIES) {
            if (document.path(policy).isString()) {
                document.set(policy, MAPPER.readTree(document.path(policy).asString()));
            }
        }
        return document.toString();
    }
}
