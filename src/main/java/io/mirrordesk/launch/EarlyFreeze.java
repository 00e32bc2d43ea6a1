package io.mirrordesk.launch;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;

/**
 * Lets Spring remember which beans have which type from the moment on when all of them are defined. By itself it does so only after
 * the web server and the filters have been made, which ask for that thousands of times: half a second of each start.
 */
@Component
final class EarlyFreeze implements BeanPostProcessor, BeanFactoryAware, PriorityOrdered {

    /** Called as the first thing after everything that may define or change beans. */
    @Override
    public void setBeanFactory(BeanFactory factory) {
        ((ConfigurableListableBeanFactory) factory).freezeConfiguration();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
