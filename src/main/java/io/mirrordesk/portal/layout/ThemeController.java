package io.mirrordesk.portal.layout;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The light and dark switch for a browser without scripts; with them, the page sets the same cookie itself. */
@Controller
class ThemeController {

    static final String COOKIE = "theme";
    static final Set<String> THEMES = Set.of("light", "dark");

    /** Remembers the theme for a year and goes back to the page, which must be one of ours. */
    @PostMapping("/theme")
    String choose(
            @RequestParam String theme, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        if (THEMES.contains(theme)) {
            ResponseCookie cookie = ResponseCookie.from(COOKIE, theme)
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return "redirect:" + (isLocal(back) ? back : "/");
    }

    /** A path on this host: {@code //host} and {@code /\host} would leave it. */
    private static boolean isLocal(String path) {
        return path.matches("/(?![/\\\\])[^\\r\\n]*");
    }
}
