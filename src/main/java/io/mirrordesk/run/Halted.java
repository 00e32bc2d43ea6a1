package io.mirrordesk.run;

/** A run stops here because somebody wants it to. */
final class Halted extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final RunWish wish;

    Halted(RunWish wish) {
        super("The run halts: " + wish, null, false, false);
        this.wish = wish;
    }

    RunWish wish() {
        return wish;
    }
}
