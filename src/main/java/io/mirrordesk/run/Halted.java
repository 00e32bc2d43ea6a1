package io.mirrordesk.run;

/** A run stops here because somebody wants it to. */
final class Halted extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RunWish wish;
    private final String by;

    Halted(RunWish wish, String by) {
        super("The run halts: " + wish, null, false, false);
        this.wish = wish;
        this.by = by;
    }

    RunWish wish() {
        return wish;
    }

    /** Who wants it. */
    String by() {
        return by;
    }
}
