package io.mirrordesk.launch;

/** The portal cannot start; the message is one whole sentence for the person at the console: what is wrong, what to do. */
final class LaunchRefused extends RuntimeException {

    LaunchRefused(String sentence) {
        super(sentence);
    }

    LaunchRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
