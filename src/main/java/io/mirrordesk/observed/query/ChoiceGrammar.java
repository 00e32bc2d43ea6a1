package io.mirrordesk.observed.query;

import io.mirrordesk.contract.Spelling;
import io.mirrordesk.observed.query.Condition.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question with few answers. */
record ChoiceGrammar(List<Answer> answers) implements Grammar {

    static final ChoiceGrammar YES_NO = new ChoiceGrammar(List.of(Answer.YES, Answer.NO));
    static final ChoiceGrammar YES_NO_UNKNOWN = new ChoiceGrammar(List.of(Answer.YES, Answer.NO, Answer.UNKNOWN));

    private static final Map<String, Answer> ALSO =
            Map.of("true", Answer.YES, "false", Answer.NO, "null", Answer.UNKNOWN);

    @Override
    public Condition read(String value, boolean quoted) {
        String word = value.toLowerCase(Locale.ROOT);
        @Nullable Answer also = ALSO.get(word);
        return answers.stream()
                .filter(answer -> answer.toString().equals(word) || answer == also)
                .findFirst()
                .orElseThrow(() -> new Misread(
                        "“" + value + "” is no answer.",
                        "Write " + String.join(" or ", examples()) + ".",
                        Spelling.closest(word, examples()).orElse(null)));
    }

    @Override
    public List<String> examples() {
        return answers.stream().map(Answer::toString).toList();
    }
}
