package io.mirrordesk.observed.query;

import java.util.List;
import java.util.Locale;

/** What a list can be filtered by. */
public enum Key {
    NAME(TextGrammar.PART_OF_NAME),
    REPOSITORY(TextGrammar.NAME),
    REGISTRY(TextGrammar.NAME),
    MIRROR(TextGrammar.OPTIONAL_NAME),
    TEMPLATE(TextGrammar.OPTIONAL_NAME),
    TEAM(TextGrammar.OPTIONAL_NAME),
    TAG(TextGrammar.TAG),
    DIGEST(new DigestGrammar()),
    TYPE(TextGrammar.PART_OF_NAME),
    SIZE(new SizeGrammar()),
    IMAGES(new CountGrammar()),
    CREATED(new TimeGrammar(false, true)),
    PUSHED(new TimeGrammar(true, true)),
    PULLED(new TimeGrammar(true, true)),
    AGE(new TimeGrammar(false, false)),
    TAGGED(ChoiceGrammar.YES_NO),
    CONFORMS(ChoiceGrammar.YES_NO_UNKNOWN),
    REQUESTED(ChoiceGrammar.YES_NO);

    private final Grammar grammar;

    Key(Grammar grammar) {
        this.grammar = grammar;
    }

    Grammar grammar() {
        return grammar;
    }

    /** Values to begin with; names of things are not among them. */
    public List<String> examples() {
        return grammar.examples();
    }

    /** As it is written before the colon. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
