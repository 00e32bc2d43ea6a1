package io.mirrordesk.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {

    private static final String OURS = "{\"Sid\":\"Ours\",\"Effect\":\"Allow\"}";
    private static final String CHANGED = "{ \"Effect\":\"Deny\", \"Sid\":\"Ours\" }";

    @Property
    void aSplicedStatementLeavesEveryOtherAsItWas(@ForAll("documents") String text) {
        PolicyDocument policy = PolicyDocument.parse(text);

        PolicyDocument spliced = policy.with("Ours", OURS);

        assertThat(spliced.statement("Ours")).contains(OURS);
        assertThat(spliced.statements().subList(0, spliced.statements().size() - 1))
                .isEqualTo(policy.statements());
    }

    @Property
    void appendingAndRemovingRestoresTheTextByteForByte(@ForAll("documents") String text) {
        assertThat(PolicyDocument.parse(text).with("Ours", OURS).without("Ours").text())
                .isEqualTo(text);
    }

    @Property
    void replacingKeepsEverythingAroundIt(@ForAll("documents") String text) {
        PolicyDocument before = PolicyDocument.parse(text).with("Ours", OURS).with("Other", "{\"Sid\":\"Other\"}");

        PolicyDocument after = before.with("Ours", CHANGED);

        assertThat(after.text()).isEqualTo(before.text().replace(OURS, CHANGED));
        assertThat(after.with("Ours", OURS)).isEqualTo(before);
    }

    @Property
    void removingAnyStatementKeepsTheOthersAsTheyWere(@ForAll("documents") String text) {
        PolicyDocument policy = PolicyDocument.parse(text);

        for (String sid : policy.sids()) {
            List<String> kept = policy.statements().stream()
                    .filter(statement -> !statement.equals(policy.statement(sid).orElseThrow()))
                    .toList();
            assertThat(policy.without(sid).statements()).isEqualTo(kept);
        }
    }

    @Property
    void theCanonicalFormIsItsOwn(@ForAll("documents") String text) {
        String canonical = PolicyDocument.parse(text).canonical();

        assertThat(PolicyDocument.parse(canonical).canonical()).isEqualTo(canonical);
    }

    @Property
    void theCanonicalFormIsBlindToWhatEcrRewrites(@ForAll("documents") String text, @ForAll long seed) {
        PolicyDocument policy = PolicyDocument.parse(text);

        assertThat(policy.equivalentTo(PolicyDocument.parse(Policies.rewritten(text, seed))))
                .isTrue();
    }

    @Property
    void aNewStatementIsNeverEquivalent(@ForAll("documents") String text) {
        PolicyDocument policy = PolicyDocument.parse(text);

        assertThat(policy.equivalentTo(policy.with("Ours", OURS))).isFalse();
    }

    @Property
    void anyTextIsReadOrRefusedWithASentence(@ForAll String text) {
        assertThatThrownBy(() -> PolicyDocument.parse(text))
                .isInstanceOf(InvalidPolicy.class)
                .message()
                .isNotBlank();
    }

    @Provide
    Arbitrary<String> documents() {
        return Policies.documents();
    }

    @Test
    void startsEmpty() {
        PolicyDocument policy = PolicyDocument.empty().with("Ours", OURS);

        assertThat(PolicyDocument.empty().isEmpty()).isTrue();
        assertThat(policy.text()).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[" + OURS + "]}");
        assertThat(policy.without("Ours")).isEqualTo(PolicyDocument.empty());
    }

    @Test
    void turnsASingleStatementIntoAList() {
        PolicyDocument single = PolicyDocument.parse("{\"Statement\": {\"Sid\": \"A\"} }");

        assertThat(single.with("Ours", OURS).text()).isEqualTo("{\"Statement\": [{\"Sid\": \"A\"}," + OURS + "] }");
        assertThat(single.with("Ours", OURS).without("Ours").equivalentTo(single))
                .isTrue();
        assertThat(single.with("A", "{\"Sid\":\"A\",\"Effect\":\"Deny\"}").text())
                .isEqualTo("{\"Statement\": {\"Sid\":\"A\",\"Effect\":\"Deny\"} }");
        assertThat(single.without("A").text()).isEqualTo("{\"Statement\": [] }");
    }

    @Test
    void findsStatementsBehindCharactersOutsideTheBasicPlane() {
        PolicyDocument policy =
                PolicyDocument.parse("{\"Id\":\"🐳é\",\"Statement\":[{\"Sid\":\"A\",\"x\":\"🐳\"},{\"Sid\":\"B\"}]}");

        assertThat(policy.statement("B")).contains("{\"Sid\":\"B\"}");
        assertThat(policy.without("A").text()).isEqualTo("{\"Id\":\"🐳é\",\"Statement\":[{\"Sid\":\"B\"}]}");
    }

    @Test
    void doesNothingWhenThereIsNothingToRemove() {
        PolicyDocument policy = PolicyDocument.parse("{\"Statement\":[{\"Effect\":\"Allow\"}]}");

        assertThat(policy.without("Ours")).isEqualTo(policy);
        assertThat(policy.without("")).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"x\"",
                "{",
                "{}",
                "{\"Version\":\"2012-10-17\"}",
                "{\"Statement\":1}",
                "{\"Statement\":[1]}",
                "{\"Statement\":[{}]} x",
                "{\"Statement\":[],}",
                "{\"Statement\":[],\"Statement\":[]}",
                "{\"Statement\":[{\"Sid\":\"A\",\"Sid\":\"B\"}]}",
                "{\"Statement\":[{\"Sid\":\"A\"},{\"Sid\":\"A\"}]}",
                "{\"Statement\":[{\"Sid\":1}]}",
                "{'Statement':[]}",
                "{\"Statement\":[]}{}"
            })
    void refusesWhatIsNoPolicy(String text) {
        assertThatThrownBy(() -> PolicyDocument.parse(text))
                .isInstanceOf(InvalidPolicy.class)
                .message()
                .endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"Sid\":\"Theirs\"}",
                "{\"Sid\":\"Ours\"},{\"Sid\":\"Evil\"}",
                "{\"Sid\":\"Ours\"}]"
            })
    void refusesToSpliceWhatIsNotTheStatement(String statement) {
        assertThatThrownBy(() -> PolicyDocument.empty().with("Ours", statement)).isInstanceOf(InvalidPolicy.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Principal":"*"}                              | {"Principal":{"AWS":"*"}}                                     | true
                    {"Principal":{"AWS":"111122223333"}}           | {"Principal":{"AWS":["arn:aws:iam::111122223333:root"]}}      | true
                    {"Principal":{"AWS":"111122223333"}}           | {"Principal":{"AWS":["arn:aws:iam::111122223334:root"]}}      | false
                    {"Principal":{"AWS":"111122223333"}}           | {"Principal":{"AWS":"arn:aws:iam::111122223333:role/root"}}   | false
                    {"Principal":{"Service":"a"}}                  | {"Principal":{"Service":["a"]}}                               | true
                    {"Principal":"*"}                              | {"NotPrincipal":"*"}                                          | false
                    {"Action":["a","b"]}                           | {"Action":["b","a","b"]}                                      | true
                    {"Action":["a","b"]}                           | {"Action":["a"]}                                              | false
                    {"Action":"a"}                                 | {"NotAction":"a"}                                             | false
                    {"Resource":"r"}                               | {"Resource":["r"]}                                            | true
                    {"Sid":"","Effect":"Allow"}                    | {"Effect":"Allow"}                                            | true
                    {"Sid":"A","Effect":"Allow"}                   | {"Sid":"B","Effect":"Allow"}                                  | false
                    {"Effect":"Allow"}                             | {"Effect":"Deny"}                                             | false
                    {"Condition":{"Bool":{"k":true}}}              | {"Condition":{"Bool":{"k":["true"]}}}                         | true
                    {"Condition":{"Bool":{"k":"true"}}}            | {"Condition":{"Bool":{"k":"false"}}}                          | false
                    {"Condition":{"StringEquals":{"k":["b","a"]}}} | {"Condition":{"StringEquals":{"k":["a","b"]}}}                | true
                    {"Condition":{"StringEquals":{"k":"a"}}}       | {"Condition":{"StringLike":{"k":"a"}}}                        | false
                    """)
    void knowsWhichStatementsMeanTheSame(String one, String other, boolean equivalent) {
        assertThat(PolicyDocument.equivalentStatements(one, other)).isEqualTo(equivalent);
        assertThat(PolicyDocument.equivalentStatements(other, one)).isEqualTo(equivalent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"Statement":[]}                            | {"Version":"2008-10-17","Statement":[]}       | true
                    {"Version":"2012-10-17","Statement":[]}     | {"Version":"2008-10-17","Statement":[]}       | false
                    {"Statement":{"Sid":"A"}}                   | {"Statement":[{"Sid":"A"}]}                   | true
                    {"Statement":[{"Sid":"A"},{"Sid":"B"}]}     | {"Statement":[{"Sid":"B"},{"Sid":"A"}]}       | true
                    {"Id":"x","Statement":[]}                   | {"Statement":[]}                              | false
                    """)
    void knowsWhichDocumentsMeanTheSame(String one, String other, boolean equivalent) {
        assertThat(PolicyDocument.parse(one).equivalentTo(PolicyDocument.parse(other)))
                .isEqualTo(equivalent);
    }
}
