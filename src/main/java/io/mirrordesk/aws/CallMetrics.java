package io.mirrordesk.aws;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mirrordesk.aws.call.CallMeter;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times the calls to AWS as {@code mirrordesk.aws.call}, by service, operation and outcome: of this process alone. */
@Component
class CallMetrics implements CallMeter {

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void made(String service, String operation, Outcome outcome, Duration took) {
        Timer.builder("mirrordesk.aws.call")
                .description("Calls to AWS, without the wait for a turn")
                .tags(
                        "service",
                        service,
                        "operation",
                        operation,
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .record(took);
    }
}
