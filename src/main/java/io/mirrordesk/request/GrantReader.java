package io.mirrordesk.request;

import io.mirrordesk.policy.AccessGrant;
import io.mirrordesk.request.RequestDraft.GrantDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the access grants of a draft; one that is named twice counts once. */
final class GrantReader {

    private GrantReader() {}

    static List<AccessGrant> read(@Nullable List<GrantDraft> drafts, Faults faults) {
        List<AccessGrant> grants = new ArrayList<>();
        List<GrantDraft> asked = drafts == null ? List.of() : drafts;
        for (int i = 0; i < asked.size(); i++) {
            GrantDraft grant = asked.get(i);
            faults.read("mirror.grants[" + i + "]", () -> AccessGrant.of(members(grant)))
                    .filter(read -> !grants.contains(read))
                    .ifPresent(grants::add);
        }
        return grants;
    }

    private static Map<String, String> members(GrantDraft grant) {
        Map<String, String> members = new LinkedHashMap<>();
        Faults.optional(grant.organization()).ifPresent(value -> members.put("organization", value));
        Faults.optional(grant.organizationPath()).ifPresent(value -> members.put("organizationPath", value));
        Faults.optional(grant.account()).ifPresent(value -> members.put("account", value));
        Faults.optional(grant.principal()).ifPresent(value -> members.put("principal", value));
        return members;
    }
}
