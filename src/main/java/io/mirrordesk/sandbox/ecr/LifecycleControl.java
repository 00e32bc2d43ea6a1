package io.mirrordesk.sandbox.ecr;

import io.mirrordesk.sandbox.control.Control;
import io.mirrordesk.sandbox.control.ControlBody;
import java.util.Map;

/** {@code POST /_sandbox/lifecycle} applies all lifecycle policies now, whenever they are due. */
public final class LifecycleControl implements Control {

    private final LifecycleRun run;

    public LifecycleControl(LifecycleRun run) {
        this.run = run;
    }

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public Map<String, String> show() {
        return Map.of("message", "POST applies every lifecycle policy now.");
    }

    @Override
    public Map<String, Boolean> change(String rest, ControlBody body) {
        body.only();
        run.all();
        return Map.of("applied", true);
    }
}
