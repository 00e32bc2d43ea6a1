package io.mirrordesk.portal.export;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A block in Terraform's language, written line by line. */
final class HclBlock {

    private final String head;
    private final HclMembers members = new HclMembers("  ");

    private HclBlock(String head) {
        this.head = head;
    }

    static HclBlock of(String type, String... labels) {
        return new HclBlock(Arrays.stream(labels)
                .map(Hcl::text)
                .collect(Collectors.joining(" ", type + " ", ""))
                .strip());
    }

    /** An argument that is an expression. */
    HclBlock set(String name, String expression) {
        members.add(name, expression);
        return this;
    }

    /** An argument that is a text; none for null. */
    HclBlock text(String name, @Nullable String value) {
        return value == null ? this : set(name, Hcl.text(value));
    }

    /** An argument that is JSON as a text; none for null. */
    HclBlock json(String name, @Nullable String json) {
        return json == null ? this : set(name, Hcl.jsonencode(json));
    }

    @Override
    public String toString() {
        return head + " {\n" + members.written() + "\n}\n";
    }
}
