package io.mirrordesk.sandbox.control;

/** A control cannot be done as asked; it names the field that is at fault and says what would be right. */
public final class BadControl extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String field;

    public BadControl(String field, String message) {
        super(message);
        this.field = field;
    }

    /** Such as {@code times}; {@code body} where the body as a whole is no JSON object. */
    public String field() {
        return field;
    }

    /** What is wrong, as a sentence. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
