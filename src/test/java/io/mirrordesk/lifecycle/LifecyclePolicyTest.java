package io.mirrordesk.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mirrordesk.contract.FieldError;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecyclePolicyTest {

    private static final String EXPIRE = "\"action\":{\"type\":\"expire\"}";
    private static final String ARCHIVE = "\"action\":{\"type\":\"transition\",\"targetStorageClass\":\"archive\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'tagStatus':'untagged','countType':'sinceImagePushed','countUnit':'days','countNumber':14 | expire | Untagged images expire 14 days after the push.
                    'tagStatus':'untagged','countType':'sinceImagePushed','countUnit':'days','countNumber':1 | expire | Untagged images expire 1 day after the push.
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':100 | expire | All images expire, all but the newest 100.
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':1 | expire | All images expire, all but the newest.
                    'tagStatus':'any','storageClass':'standard','countType':'imageCountMoreThan','countNumber':5 | archive | All images are archived, all but the newest 5.
                    'tagStatus':'tagged','tagPrefixList':['v','x'],'countType':'sinceImagePushed','countUnit':'days','countNumber':3 | expire | Images with a tag that begins with “v” and a tag that begins with “x” expire 3 days after the push.
                    'tagStatus':'tagged','tagPatternList':['*-rc*'],'countType':'imageCountMoreThan','countNumber':3 | expire | Images with a tag like “*-rc*” expire, all but the newest 3.
                    'tagStatus':'any','countType':'sinceImagePulled','countUnit':'days','countNumber':60 | archive | All images are archived 60 days after the last pull.
                    'tagStatus':'any','storageClass':'archive','countType':'sinceImageTransitioned','countUnit':'days','countNumber':90 | expire | All archived images expire 90 days after they were archived.
                    'tagStatus':'untagged','storageClass':'archive','countType':'sinceImageTransitioned','countUnit':'days','countNumber':365 | expire | Archived untagged images expire 365 days after they were archived.
                    """)
    void describesWhatItAccepts(String selection, String action, String sentence) {
        LifecyclePolicy policy =
                LifecyclePolicy.parse(policy(rule(1, selection, action.equals("expire") ? EXPIRE : ARCHIVE)));

        assertThat(policy.describe()).containsExactly(sentence);
        assertThat(LifecyclePolicy.parse(policy.canonical()).canonical()).isEqualTo(policy.canonical());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'tagStatus':'tagged','countType':'imageCountMoreThan','countNumber':1 | tagPatternList
                    'tagStatus':'tagged','tagPrefixList':[],'countType':'imageCountMoreThan','countNumber':1 | tagPrefixList
                    'tagStatus':'tagged','tagPrefixList':[''],'countType':'imageCountMoreThan','countNumber':1 | tagPrefixList
                    'tagStatus':'tagged','tagPrefixList':'v','countType':'imageCountMoreThan','countNumber':1 | tagPrefixList
                    'tagStatus':'tagged','tagPrefixList':['v*'],'countType':'imageCountMoreThan','countNumber':1 | tagPrefixList[0]
                    'tagStatus':'tagged','tagPrefixList':['v'],'tagPatternList':['v*'],'countType':'imageCountMoreThan','countNumber':1 | tagPrefixList
                    'tagStatus':'tagged','tagPatternList':['ok','*a*b*c*d*'],'countType':'imageCountMoreThan','countNumber':1 | tagPatternList[1]
                    'tagStatus':'untagged','tagPrefixList':['v'],'countType':'imageCountMoreThan','countNumber':1 | tagPrefixList
                    'tagStatus':'any','tagPatternList':['v'],'countType':'imageCountMoreThan','countNumber':1 | tagPatternList
                    'tagStatus':'ANY','countType':'imageCountMoreThan','countNumber':1 | tagStatus
                    'countType':'imageCountMoreThan','countNumber':1 | tagStatus
                    'tagStatus':'any','countNumber':1 | countType
                    'tagStatus':'any','countType':'sinceImageBuilt','countNumber':1 | countType
                    'tagStatus':'any','countType':'imageCountMoreThan' | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':0 | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':-3 | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':1.5 | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':'7' | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':99999999999 | countNumber
                    'tagStatus':'any','countType':'imageCountMoreThan','countUnit':'days','countNumber':1 | countUnit
                    'tagStatus':'any','countType':'sinceImagePushed','countNumber':1 | countUnit
                    'tagStatus':'any','countType':'sinceImagePushed','countUnit':'weeks','countNumber':1 | countUnit
                    'tagStatus':'any','countType':'sinceImagePulled','countUnit':'days','countNumber':1 | countType
                    'tagStatus':'any','storageClass':'archive','countType':'sinceImagePushed','countUnit':'days','countNumber':1 | storageClass
                    'tagStatus':'any','storageClass':'archive','countType':'imageCountMoreThan','countNumber':1 | storageClass
                    'tagStatus':'any','countType':'sinceImageTransitioned','countUnit':'days','countNumber':90 | storageClass
                    'tagStatus':'any','storageClass':'archive','countType':'sinceImageTransitioned','countUnit':'days','countNumber':89 | countNumber
                    'tagStatus':'any','storageClass':'cold','countType':'imageCountMoreThan','countNumber':1 | storageClass
                    'tagStatus':'any','countType':'imageCountMoreThan','countNumber':1,'tagRegex':'x' | tagRegex
                    """)
    void namesTheMemberOfASelectionThatIsWrong(String selection, String member) {
        assertFault(policy(rule(1, selection, EXPIRE)), "rules[0].selection." + member);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'action':{'type':'transition'} | action.targetStorageClass
                    'action':{'type':'transition','targetStorageClass':'standard'} | action.targetStorageClass
                    'action':{'type':'expire','targetStorageClass':'archive'} | action.targetStorageClass
                    'action':{'type':'delete'} | action.type
                    'action':{} | action.type
                    'action':'expire' | action
                    'action':{'type':'expire','when':'now'} | action.when
                    'action':{'type':'expire'},'enabled':true | enabled
                    'action':{'type':'expire'},'description':7 | description
                    'description':'none' | action
                    """)
    void namesTheMemberOfARuleThatIsWrong(String action, String member) {
        String selection = "'tagStatus':'any','countType':'imageCountMoreThan','countNumber':1";

        assertFault(policy(rule(1, selection, action.replace('\'', '"'))), "rules[0]." + member);
    }

    @Test
    void refusesToTransitionWhatIsArchived() {
        String selection =
                "'tagStatus':'any','storageClass':'archive','countType':'sinceImageTransitioned','countUnit':'days','countNumber':90";

        assertFault(policy(rule(1, selection, ARCHIVE)), "rules[0].selection.countType");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{",
                "{\"rules\":[]} x",
                "{\"rules\":[{\"rulePriority\":1,\"rulePriority\":2}]}",
                "null"
            })
    void refusesWhatIsNoObject(String text) {
        assertFault(text, "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"rules":[]}         | rules
                    {"rules":{}}         | rules
                    {}                   | rules
                    {"rules":[1]}        | rules[0]
                    {"rules":[{}]}       | rules[0].rulePriority
                    {"Rules":[]}         | Rules
                    """)
    void refusesTheWrongShape(String text, String path) {
        InvalidLifecyclePolicy invalid =
                catchThrowableOfType(InvalidLifecyclePolicy.class, () -> LifecyclePolicy.parse(text));

        assertThat(invalid.errors()).extracting(FieldError::field).contains(path);
    }

    @Test
    void limitsRulesToFifty() {
        assertThat(LifecyclePolicy.parse(prefixRules(50)).rules()).hasSize(50);
        assertFault(prefixRules(51), "rules");
    }

    @Test
    void limitsTheLengthOfTheText() {
        String policy = policy(rule(1, "'tagStatus':'any','countType':'imageCountMoreThan','countNumber':1", EXPIRE));

        assertThat(LifecyclePolicy.parse(policy + " ".repeat(LifecyclePolicy.MAX_LENGTH - policy.length())))
                .isNotNull();
        assertFault(policy + " ".repeat(LifecyclePolicy.MAX_LENGTH - policy.length() + 1), "");
    }

    @Test
    void namesEveryFaultAtOnce() {
        InvalidLifecyclePolicy invalid = catchThrowableOfType(
                InvalidLifecyclePolicy.class,
                () -> LifecyclePolicy.parse("{\"rules\":[{\"rulePriority\":0},{\"action\":{}}]}"));

        assertThat(invalid.errors()).hasSizeGreaterThan(4);
        assertThat(invalid.errors())
                .allSatisfy(error -> assertThat(error.message()).endsWith("."));
    }

    @Property
    void anyTextIsReadOrRefusedWithASentence(@ForAll String text) {
        InvalidLifecyclePolicy invalid =
                catchThrowableOfType(InvalidLifecyclePolicy.class, () -> LifecyclePolicy.parse(text));

        assertThat(invalid.errors()).isNotEmpty();
    }

    private static void assertFault(String text, String path) {
        InvalidLifecyclePolicy invalid =
                catchThrowableOfType(InvalidLifecyclePolicy.class, () -> LifecyclePolicy.parse(text));

        assertThat(invalid).isNotNull();
        assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(path);
        assertThat(invalid.errors().getFirst().message()).endsWith(".");
    }

    private static String prefixRules(int count) {
        return policy(IntStream.rangeClosed(1, count)
                .mapToObj(i -> rule(
                        i,
                        "'tagStatus':'tagged','tagPrefixList':['p" + i
                                + "'],'countType':'imageCountMoreThan','countNumber':1",
                        EXPIRE))
                .collect(Collectors.joining(",")));
    }

    private static String policy(String rules) {
        return "{\"rules\":[" + rules + "]}";
    }

    private static String rule(int priority, String selection, String action) {
        return "{\"rulePriority\":" + priority + ",\"selection\":{" + selection.replace('\'', '"') + "}," + action
                + "}";
    }
}
