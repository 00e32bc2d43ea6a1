package io.mirrordesk.oci.yaml;

/** A text is not YAML; the message says where and why. */
public final class UnreadableYaml extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableYaml(String sentence) {
        super(sentence);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
