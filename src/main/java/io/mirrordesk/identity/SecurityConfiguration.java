package io.mirrordesk.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Four chains: the API's documents, the API by token, the API from a signed-in browser, and the pages. They say who somebody is;
 * what a person may do is said by {@link Person}, the same for pages and API.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String RULES =
            "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private static final String PAGES = "default-src 'self'; img-src 'self' data:; " + RULES;
    private static final String DOCUMENTS =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " + RULES;

    private static final String API = "/api/**";

    /** Metrics are read like the API: by a token, or by who is signed in. */
    private static final String METRICS = "/actuator/prometheus";

    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/refused",
        "/first-admin",
        "/theme",
        "/error",
        "/css/**",
        "/js/**",
        "/webjars/**",
        "/favicon.svg",
        "/favicon.ico",
        "/actuator/health/**"
    };
    /** POSTs that answer and change nothing; a token that may only read may send them. */
    private static final String[] ASKING = {
        "/api/v1/translate",
        "/api/v1/translate/archive",
        "/api/v1/requests/preview",
        "/api/v1/lifecycle/validate",
        "/api/v1/lifecycle/simulate"
    };

    private final CurrentPerson current;
    private final ApiRefusals refusals;

    SecurityConfiguration(CurrentPerson current, ApiRefusals refusals) {
        this.current = current;
        this.refusals = refusals;
    }

    @Bean
    @Order(1)
    SecurityFilterChain documents(HttpSecurity http) {
        http.securityMatcher("/swagger-ui.html", "/swagger-ui/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable);
        stateless(http);
        headers(http, DOCUMENTS);
        return http.build();
    }

    /** With an Authorization header the session is not looked at, whoever is signed in. */
    @Bean
    @Order(2)
    SecurityFilterChain apiByToken(HttpSecurity http, TokenOffice tokens) {
        RequestMatcher api =
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null && isApi(request.getRequestURI());
        http.securityMatcher(api)
                .addFilterBefore(new BearerFilter(tokens, refusals), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/v1/*/export")
                        .access((who, what) -> mayExport())
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD)
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, ASKING)
                        .authenticated()
                        .anyRequest()
                        .hasAuthority(BearerFilter.WRITE))
                .csrf(AbstractHttpConfigurer::disable);
        stateless(http);
        refusals(http);
        headers(http, PAGES);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain apiFromBrowser(HttpSecurity http, CsrfTokenRepository csrfTokens) {
        http.securityMatcher(API, METRICS)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/v1/*/export")
                        .access((who, what) -> mayExport())
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER));
        refusals(http);
        headers(http, PAGES);
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http, CsrfTokenRepository csrfTokens) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .formLogin(form -> form.loginPage(ReturnAddress.SIGN_IN)
                        .successHandler((request, response, who) -> response.sendRedirect(ReturnAddress.of(request)))
                        .failureHandler(new ForwardAuthenticationFailureHandler("/sign-in/refused")))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new SignInEntryPoint()));
        headers(http, PAGES);
        return http.build();
    }

    /** In a cookie, so that a form that stayed open longer than its session still works after signing in again. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private AuthorizationDecision mayExport() {
        return new AuthorizationDecision(current.find().map(Person::mayExport).orElse(false));
    }

    private static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals(METRICS);
    }

    private void refusals(HttpSecurity http) {
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private static void stateless(HttpSecurity http) {
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()));
    }

    private static void headers(HttpSecurity http, String policy) {
        http.headers(headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }
}
