package io.mirrordesk.portal.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;
import org.thymeleaf.context.LazyContextVariable;

/**
 * Lays {@code shell} and {@code nav} beside every page's own model. Both are read lazily by the template, so a fragment, a
 * redirect or an answer of the API costs nothing.
 */
@Component
class LayoutInterceptor implements HandlerInterceptor {

    private static final List<String> ROLES = List.of("REQUESTER", "APPROVER", "ADMIN", "VIEWER");
    private static final String THEME_HINT = "Sec-CH-Prefers-Color-Scheme";

    private final ObjectProvider<NavigationSource> navigation;
    private final boolean sandbox;

    LayoutInterceptor(
            ObjectProvider<NavigationSource> navigation,
            @Value("${mirrordesk.sandbox.enabled:false}") boolean sandbox) {
        this.navigation = navigation;
        this.sandbox = sandbox;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute("shell", new LazyContextVariable<Shell>() {
            @Override
            protected Shell loadValue() {
                return shell(request);
            }
        });
        request.setAttribute("nav", new LazyContextVariable<Navigation>() {
            @Override
            protected Navigation loadValue() {
                return navigation(request);
            }
        });
        response.addHeader("Accept-CH", THEME_HINT);
        return true;
    }

    private Shell shell(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? null : principal.getName();
        return new Shell(
                theme(request),
                sandbox,
                name,
                ROLES.stream().filter(request::isUserInRole).toList());
    }

    private Navigation navigation(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .flatMap(person -> navigation.stream().findFirst().map(source -> source.forPerson(person.getName())))
                .orElse(Navigation.EMPTY);
    }

    /** What the person chose, else what the browser hints, else light. */
    private static String theme(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, ThemeController.COOKIE);
        return Stream.of(
                        Optional.ofNullable(chosen).map(Cookie::getValue),
                        Optional.ofNullable(request.getHeader(THEME_HINT)))
                .flatMap(Optional::stream)
                .map(value -> value.replace("\"", ""))
                .filter(ThemeController.THEMES::contains)
                .findFirst()
                .orElse("light");
    }
}
