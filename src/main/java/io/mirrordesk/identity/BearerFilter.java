package io.mirrordesk.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a call in by its token alone ({@code Authorization: Bearer …}, RFC 6750). */
class BearerFilter extends OncePerRequestFilter {

    static final String READ = "SCOPE_read";
    static final String WRITE = "SCOPE_write";

    private static final String SCHEME = "Bearer ";

    private final TokenOffice tokens;
    private final ApiRefusals refusals;

    BearerFilter(TokenOffice tokens, ApiRefusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<TokenOffice.TokenUse> use = token(request).flatMap(tokens::recognize);
        if (use.isEmpty()) {
            refusals.commence(request, response, new BadCredentialsException("Unknown or expired token"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication(use.get()));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static UsernamePasswordAuthenticationToken authentication(TokenOffice.TokenUse use) {
        String[] scopes = use.mayWrite() ? new String[] {READ, WRITE} : new String[] {READ};
        return UsernamePasswordAuthenticationToken.authenticated(
                use.person(), null, AuthorityUtils.createAuthorityList(scopes));
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
