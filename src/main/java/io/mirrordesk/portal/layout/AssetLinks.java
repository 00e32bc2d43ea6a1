package io.mirrordesk.portal.layout;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Puts the hash of its content into the link to each static file. Spring's own filter looks for every link of a page among the static files, and
 * remembers only what it finds: links to pages would be looked for in each jar of the class path, every time.
 */
@Component
class AssetLinks extends ResourceUrlEncodingFilter {

    private static final List<String> FOLDERS = List.of("/css/", "/js/", "/webjars/", "/favicon.svg");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletResponse plain = (HttpServletResponse) response;
        String context = ((HttpServletRequest) request).getContextPath();
        super.doFilter(
                request,
                response,
                (asked, hashing) ->
                        chain.doFilter(asked, new HttpServletResponseWrapper((HttpServletResponse) hashing) {
                            @Override
                            public String encodeURL(String url) {
                                return isAsset(url, context) ? super.encodeURL(url) : plain.encodeURL(url);
                            }
                        }));
    }

    private static boolean isAsset(String url, String context) {
        return FOLDERS.stream().anyMatch(folder -> url.startsWith(folder, context.length()));
    }
}
