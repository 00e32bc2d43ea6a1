package io.mirrordesk.portal.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the servlet container sends what no controller and no advice answered: faults of ours, and refused forms. */
@Controller
class LastErrors implements ErrorController {

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus status = attribute(request, RequestDispatcher.ERROR_STATUS_CODE, Integer.class)
                .map(HttpRefusals::status)
                .orElse(HttpStatus.NOT_FOUND);
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, String.class)
                .orElse(request.getRequestURI());
        return Refusals.draw(HttpRefusals.of(status, request.getMethod(), path), path, HttpHeaders.EMPTY);
    }

    private static <T> Optional<T> attribute(HttpServletRequest request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
