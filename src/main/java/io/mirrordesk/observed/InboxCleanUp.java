package io.mirrordesk.observed;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the inbox of events from growing for ever. */
@Configuration(proxyBeanMethods = false)
class InboxCleanUp {

    @Bean
    RecurringTask<Void> inboxCleanUpTask(ObjectProvider<EventInbox> inbox, ObjectProvider<ForeignChanges> changes) {
        return Tasks.recurring("inbox-clean-up", FixedDelay.of(Duration.ofDays(1)))
                .execute((_, _) -> {
                    inbox.getObject().forgetOld();
                    changes.getObject().forgetOld();
                });
    }
}
