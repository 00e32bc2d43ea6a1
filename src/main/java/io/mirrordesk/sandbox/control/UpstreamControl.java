package io.mirrordesk.sandbox.control;

import io.mirrordesk.sandbox.upstream.UpstreamFaults;
import io.mirrordesk.sandbox.upstream.UpstreamFaults.Effect;
import java.util.Map;
import java.util.TreeMap;

/** Switches an upstream to be down, limited or refusing: {@code {"host": "quay.io", "effect": "down"}}. */
public final class UpstreamControl implements Control {

    private final UpstreamFaults faults;
    private final Map<String, Effect> atStart;

    /**
     * @param atStart what is switched on from the beginning, and again after a reset, by host
     */
    public UpstreamControl(UpstreamFaults faults, Map<String, Effect> atStart) {
        this.faults = faults;
        this.atStart = Map.copyOf(atStart);
        reset();
    }

    /** As at the start. */
    public void reset() {
        faults.clear();
        atStart.forEach(faults::set);
    }

    @Override
    public String name() {
        return "upstreams";
    }

    @Override
    public Map<String, Effect> show() {
        return new TreeMap<>(faults.active());
    }

    @Override
    public Map<String, Effect> change(String rest, ControlBody body) {
        body.only("host", "effect");
        String host = body.requiredText("host");
        if (!host.matches("[a-z0-9.:-]{1,255}")) {
            throw new BadControl("host", "host has to be an upstream's host, such as registry-1.docker.io.");
        }
        faults.set(host, body.choice("effect", Effect.class));
        return show();
    }

    @Override
    public Map<String, Effect> undo() {
        faults.clear();
        return show();
    }
}
