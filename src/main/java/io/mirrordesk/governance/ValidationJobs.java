package io.mirrordesk.governance;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.SyncState;
import io.mirrordesk.observed.Syncs;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** One durable task a registry: all its rules are validated, and again an interval later. A run validates what it changes by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValidationJobs.Settings.class)
class ValidationJobs {

    static final String TASK = "validate-rules";

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Registries registries;
    private final Syncs syncs;
    private final Settings settings;
    private final Clock clock;

    ValidationJobs(
            ObjectProvider<SchedulerClient> scheduler,
            Registries registries,
            Syncs syncs,
            Settings settings,
            Clock clock) {
        this.scheduler = scheduler;
        this.registries = registries;
        this.syncs = syncs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * {@code mirrordesk.validation}.
     *
     * @param interval from one validation of a registry's rules to the next; each signs in once an upstream
     */
    @ConfigurationProperties("mirrordesk.validation")
    record Settings(@DefaultValue("6h") Duration interval) {}

    @Bean
    Task<Void> validationTask(ObjectProvider<Validations> validations) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.interval()))
                .execute((instance, _) -> {
                    validations.getObject().all(RegistryId.parse(instance.getId()));
                    return (complete, operations) -> operations.reschedule(
                            complete, complete.getTimeDone().plus(settings.interval()));
                });
    }

    /** When the registries named in the configuration are under management; one that was generated has no rules to try. */
    @EventListener(ApplicationReadyEvent.class)
    void scheduleAll() {
        scheduler.ifAvailable(jobs -> registries.all().stream()
                .map(ManagedRegistry::id)
                .filter(registry -> syncs.of(registry).phase() != SyncState.Phase.GENERATED)
                .forEach(registry -> jobs.scheduleIfNotExists(
                        new TaskInstance<>(TASK, registry.toString()),
                        clock.instant().plus(settings.interval()))));
    }
}
