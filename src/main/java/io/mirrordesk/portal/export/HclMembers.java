package io.mirrordesk.portal.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names with their expressions, set out as {@code terraform fmt} does: of neighbours in one line each, the signs are below each other. */
final class HclMembers {

    private final String indent;
    private final List<String> lines = new ArrayList<>();
    private final List<Member> run = new ArrayList<>();

    HclMembers(String indent) {
        this.indent = indent;
    }

    private record Member(String name, String expression) {

        String aligned(int width) {
            return name + " ".repeat(width - name.length()) + " = " + expression;
        }
    }

    void add(String name, String expression) {
        Member member = new Member(name, expression);
        if (expression.indexOf('\n') < 0) {
            run.add(member);
        } else {
            endRun();
            lines.add(indent + member.aligned(name.length()));
        }
    }

    /** The lines, the last one without its end. */
    String written() {
        endRun();
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private void endRun() {
        int width =
                run.stream().mapToInt(member -> member.name().length()).max().orElse(0);
        run.forEach(member -> lines.add(indent + member.aligned(width)));
        run.clear();
    }
}
