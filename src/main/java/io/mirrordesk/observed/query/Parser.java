package io.mirrordesk.observed.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Understands what the scanner has split. */
final class Parser {

    private static final int LONGEST = 1000;
    private static final int MOST = 30;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]");

    private final String text;
    private final Vocabulary vocabulary;
    private final List<Fault> faults = new ArrayList<>();

    Parser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    Filter parse() {
        refuseWhatIsNoText();
        Scanner scanner = new Scanner(text);
        List<RawTerm> raw = scanner.terms();
        faults.addAll(scanner.faults());
        List<Term> terms = IntStream.range(0, raw.size())
                .mapToObj(index ->
                        term(raw.get(index), raw.stream().skip(index + 1).findFirst()))
                .flatMap(Optional::stream)
                .toList();
        if (raw.size() > MOST) {
            fault(raw.get(MOST).offset(), text.length(), "This is too much at once.", "At most " + MOST + " filters.");
        }
        refuse();
        return new Filter(text, terms);
    }

    private void refuseWhatIsNoText() {
        if (text.length() > LONGEST) {
            fault(LONGEST, text.length(), "The filter is too long.", "It has at most " + LONGEST + " characters.");
        }
        Matcher control = CONTROL.matcher(text);
        if (control.find()) {
            fault(control.start(), control.end(), "A character that cannot be seen.", "Take it away.");
        }
        refuse();
    }

    private void refuse() {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparingInt(Fault::offset));
            throw new InvalidQuery(text, faults);
        }
    }

    private Optional<Term> term(RawTerm raw, Optional<RawTerm> next) {
        if (raw.key() == null) {
            Optional<Fault> mistake = Mistakes.inWord(raw, vocabulary);
            return mistake.isPresent() ? refused(mistake.get()) : read(raw, Key.NAME, next);
        }
        Optional<Key> key = vocabulary.find(raw.key().toLowerCase(Locale.ROOT));
        return key.isPresent() ? read(raw, key.get(), next) : refused(Mistakes.unknownKey(raw, raw.key(), vocabulary));
    }

    private Optional<Term> read(RawTerm raw, Key key, Optional<RawTerm> next) {
        if (raw.value().isBlank()) {
            return refused(Mistakes.missingValue(raw, key, next));
        }
        try {
            Condition condition = key.grammar().read(comparable(raw.value()), raw.quoted());
            return Optional.of(new Term(raw.offset(), raw.length(), raw.negated(), key, condition));
        } catch (Misread misread) {
            return refused(misread.at(raw.valueOffset(), raw.end() - raw.valueOffset()));
        }
    }

    private static String comparable(String value) {
        return value.replace("≤", "<=").replace("≥", ">=");
    }

    private Optional<Term> refused(Fault fault) {
        faults.add(fault);
        return Optional.empty();
    }

    private void fault(int from, int to, String message, String expected) {
        faults.add(new Fault(from, to - from, message, expected, null));
    }
}
