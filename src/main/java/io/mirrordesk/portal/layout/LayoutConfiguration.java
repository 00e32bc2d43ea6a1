package io.mirrordesk.portal.layout;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the frame around pages; static files and the API have none. */
@Configuration
class LayoutConfiguration implements WebMvcConfigurer {

    private final LayoutInterceptor layout;

    LayoutConfiguration(LayoutInterceptor layout) {
        this.layout = layout;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(layout)
                .excludePathPatterns(
                        "/css/**", "/js/**", "/webjars/**", "/api/**", "/actuator/**", "/v3/**", "/swagger-ui/**");
    }
}
