package io.mirrordesk.portal.rest;

import io.mirrordesk.request.PlanChanged;
import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Adds the new plan to the refusal of a decision, so that a client can show it without asking again. */
@RestControllerAdvice(assignableTypes = RequestApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlanChangedAdvice {

    @ExceptionHandler
    ProblemDetail moved(PlanChanged changed) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, changed.getMessage());
        problem.setType(URI.create("urn:mirrordesk:problem:" + changed.type()));
        problem.setTitle("The plan has changed");
        problem.setProperty("plan", PlanJson.of(changed.plan()));
        return problem;
    }
}
