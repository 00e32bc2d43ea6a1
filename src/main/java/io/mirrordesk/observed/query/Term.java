package io.mirrordesk.observed.query;

/**
 * One condition of a filter.
 *
 * @param offset where it stands in the text, from 0
 * @param length of it there
 * @param negated whether it must not hold
 */
public record Term(int offset, int length, boolean negated, Key key, Condition condition) {

    /** A condition that no text stands behind. */
    public static Term of(Key key, Condition condition) {
        return new Term(0, 0, false, key, condition);
    }

    /** The condition in its shortest writing; read again it is the same condition. */
    @Override
    public String toString() {
        String written = condition instanceof Condition.Part part && key == Key.NAME
                ? Quoting.word(part.text())
                : key + ":" + condition;
        return negated ? "-" + written : written;
    }
}
