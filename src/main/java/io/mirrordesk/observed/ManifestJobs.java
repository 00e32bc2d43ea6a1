package io.mirrordesk.observed;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the known manifests complete and no more than that. */
@Configuration(proxyBeanMethods = false)
class ManifestJobs {

    @Bean
    RecurringTask<Void> recentIndexesTask(ObjectProvider<RecentIndexes> indexes) {
        return Tasks.recurring("recent-indexes", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((_, _) -> indexes.getObject().read());
    }

    @Bean
    RecurringTask<Void> unheldManifestsTask(ObjectProvider<RecentIndexes> indexes) {
        return Tasks.recurring("unheld-manifests", FixedDelay.of(Duration.ofDays(1)))
                .execute((_, _) -> indexes.getObject().forgetUnheld());
    }
}
