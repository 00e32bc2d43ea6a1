package io.mirrordesk;

/**
 * Where the process starts: compiled for Java 17, so that a Java that is too old can load it and say so in one sentence
 * instead of an {@code UnsupportedClassVersionError}. It may use nothing newer than Java 17.
 */
public final class Start {

    private static final int NEEDED = 25;

    private Start() {}

    /** Hands over to {@link MirrordeskApplication}, or ends with exit code 1 if this Java is too old. */
    public static void main(String[] args) {
        int running = Runtime.version().feature();
        if (running < NEEDED) {
            System.err.println("Mirrordesk needs Java " + NEEDED + " or newer, but was started by Java " + running
                    + " in " + System.getProperty("java.home") + ": install a JDK " + NEEDED
                    + " and set JAVA_HOME to it.");
            System.exit(1);
        }
        MirrordeskApplication.main(args);
    }
}
