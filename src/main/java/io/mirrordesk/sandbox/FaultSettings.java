package io.mirrordesk.sandbox;

import io.mirrordesk.sandbox.control.EventFault;
import io.mirrordesk.sandbox.control.Fault;
import io.mirrordesk.sandbox.upstream.UpstreamFaults.Effect;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is switched on at the start and after a reset, with the same fields as the controls below {@code /_sandbox/}.
 *
 * @param operations of {@code /_sandbox/faults}: {@code mirrordesk.sandbox.faults.operations[0].operation=CreateRepository}
 * @param upstreams of {@code /_sandbox/upstreams}, by host: {@code mirrordesk.sandbox.faults.upstreams.[quay.io]=down}
 * @param events of {@code /_sandbox/events}: {@code mirrordesk.sandbox.faults.events[0].effect=lose}
 */
public record FaultSettings(
        @DefaultValue List<Fault> operations,
        @DefaultValue Map<String, Effect> upstreams,
        @DefaultValue List<EventFault> events) {

    static final FaultSettings NONE = new FaultSettings(List.of(), Map.of(), List.of());
}
