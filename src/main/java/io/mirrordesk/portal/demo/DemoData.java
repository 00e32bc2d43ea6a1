package io.mirrordesk.portal.demo;

import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Fills an empty portal so that every page has something to show. People are there before the start is reported; their story
 * follows beside it, because it takes as long as it takes.
 */
@Component
@ConditionalOnBooleanProperty("mirrordesk.demo.enabled")
class DemoData implements ApplicationRunner, DisposableBean {

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final DemoPeople people;
    private final DemoDesk desk;
    private final Thread telling;

    DemoData(DemoPeople people, DemoStory story, DemoDesk desk) {
        this.people = people;
        this.desk = desk;
        this.telling = Thread.ofVirtual().name("demo-data").unstarted(story::tell);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        people.create();
        telling.start();
    }

    /** Lets the demo people put down their pens before the database goes. */
    @Override
    public void destroy() throws InterruptedException {
        desk.close();
        if (telling.isAlive()) {
            telling.join(FAREWELL.toMillis());
        }
    }
}
