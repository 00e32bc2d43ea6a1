package io.mirrordesk.plan;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Says about a plan what its reader would. */
final class PlanAssert extends AbstractAssert<PlanAssert, Plan> {

    private PlanAssert(Plan actual) {
        super(actual, PlanAssert.class);
    }

    static PlanAssert assertThat(Plan plan) {
        return new PlanAssert(plan);
    }

    static Subject rule(String prefix) {
        return Subject.parse("rule:" + prefix);
    }

    static Subject secret(String name) {
        return Subject.secret(name);
    }

    static Subject nativeTemplate(String prefix) {
        return Subject.parse("native-template:" + prefix);
    }

    static Subject repository(String name) {
        return Subject.parse("repository:" + name);
    }

    PlanAssert creates(Subject subject) {
        return has(subject, "Create");
    }

    PlanAssert deletes(Subject subject) {
        return has(subject, "Delete");
    }

    PlanAssert putsStatement(String sid) {
        return has(Subject.statement(sid), "Put");
    }

    PlanAssert takes(StepKind... kinds) {
        Assertions.assertThat(actual.steps().stream().map(Step::kind)).containsExactly(kinds);
        return this;
    }

    PlanAssert does(StepKind kind, Subject subject) {
        Assertions.assertThat(on(subject)).extracting(Step::kind).contains(kind);
        return this;
    }

    PlanAssert leaves(Subject... subjects) {
        Assertions.assertThat(Arrays.stream(subjects).flatMap(subject -> on(subject).stream()))
                .isEmpty();
        return this;
    }

    PlanAssert destroysNothing() {
        Assertions.assertThat(actual.risk()).isEqualTo(Risk.SAFE);
        return this;
    }

    PlanAssert risks(Risk risk) {
        Assertions.assertThat(actual.risk()).isEqualTo(risk);
        return this;
    }

    PlanAssert changesNothing() {
        Assertions.assertThat(actual.steps()).isEmpty();
        return this;
    }

    private PlanAssert has(Subject subject, String verb) {
        Assertions.assertThat(on(subject).stream().map(step -> step.kind().toString()))
                .as("steps on %s", subject)
                .anyMatch(kind -> kind.startsWith(verb));
        return this;
    }

    private List<Step> on(Subject subject) {
        return actual.steps().stream()
                .filter(step -> step.subject().equals(subject))
                .toList();
    }
}
