package io.mirrordesk.sandbox.control;

import java.util.Map;

/** {@code POST /_sandbox/reset}: everything as at a first start with these properties. */
public final class ResetControl implements Control {

    private final Runnable reset;

    public ResetControl(Runnable reset) {
        this.reset = reset;
    }

    @Override
    public String name() {
        return "reset";
    }

    @Override
    public Map<String, String> show() {
        return Map.of("message", "POST forgets everything that the sandbox has stored.");
    }

    @Override
    public Map<String, String> change(String rest, ControlBody body) {
        body.only();
        reset.run();
        return Map.of("message", "The sandbox is as at its first start.");
    }
}
