package io.mirrordesk.identity.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts {@link SparingSessions} between Spring Session's filter and the database. Spring Boot would configure no repository beside another,
 * so the one below is asked for here.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = SessionConfiguration.UNUSED_SECONDS)
class SessionConfiguration {

    /** Twelve hours: a working day. */
    static final int UNUSED_SECONDS = 12 * 60 * 60;

    @Bean
    @Primary
    SparingSessions<? extends Session> sparingSessions(JdbcIndexedSessionRepository database) {
        return new SparingSessions<>(database);
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> sessionMemory(SparingSessions<?> sessions) {
        FilterRegistrationBean<OncePerRequestFilter> memory = new FilterRegistrationBean<>(new Remembering(sessions));
        memory.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return memory;
    }

    private static final class Remembering extends OncePerRequestFilter {

        private final SparingSessions<?> sessions;

        Remembering(SparingSessions<?> sessions) {
            this.sessions = sessions;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            sessions.remember();
            try {
                chain.doFilter(request, response);
            } finally {
                sessions.forget();
            }
        }
    }
}
