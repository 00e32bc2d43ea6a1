package io.mirrordesk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    static Stream<Subject> subjects() {
        return Stream.of(
                Subject.request(42),
                Subject.template("standard-cache"),
                Subject.secret("ecr-pullthroughcache/docker-hub-1"),
                Subject.nativeTemplate(Prefix.ROOT),
                Subject.rule(Prefix.parse("docker-hub")),
                Subject.statement("With:Colon"),
                Subject.repository(RepositoryName.parse("docker-hub/library/nginx")));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void parsesWhatItWrites(Subject subject) {
        assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
    }

    @Test
    void writesTypeAndName() {
        assertThat(subjects())
                .extracting(Subject::toString)
                .containsExactly(
                        "request:42",
                        "template:standard-cache",
                        "secret:ecr-pullthroughcache/docker-hub-1",
                        "native-template:ROOT",
                        "rule:docker-hub",
                        "statement:With:Colon",
                        "repository:docker-hub/library/nginx");
    }

    @Test
    void sortsInTheOrderInWhichPlansCreate() {
        List<Subject> inOrder = subjects().toList();

        assertThat(inOrder.reversed().stream().sorted()).isEqualTo(inOrder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker-hub", ":docker-hub", "Rule:docker-hub", "rules:docker-hub", "rule"})
    void refusesWhatIsNoSubject(String text) {
        assertThatThrownBy(() -> Subject.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("“" + text + "” is not a subject. Write <type>:<name>, such as rule:docker-hub.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule:", "secret:"})
    void refusesASubjectWithoutAName(String text) {
        assertThatThrownBy(() -> Subject.parse(text)).hasMessageContaining("is not a subject");
    }
}
