package io.mirrordesk.desired;

import io.mirrordesk.policy.AccessGrant;
import jakarta.persistence.Embeddable;

@Embeddable
record GrantRow(String kind, String value) {

    static GrantRow of(AccessGrant grant) {
        return new GrantRow(grant.kind().name(), grant.value());
    }

    AccessGrant toValue() {
        return new AccessGrant(AccessGrant.Kind.valueOf(kind), value);
    }
}
