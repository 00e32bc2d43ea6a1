package io.mirrordesk.portal.api;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place that words what controllers throw. What is not listed here is a fault of ours, and answered with 500. */
@ControllerAdvice
class ProblemAdvice {

    @ExceptionHandler
    Object problem(Problem problem, HttpServletRequest request) {
        return Refusals.draw(Refusal.of(problem), request);
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return Refusals.draw(JsonFaults.refusal(unreadable), request);
    }

    @ExceptionHandler
    Object invalid(BindException invalid, HttpServletRequest request) {
        List<FieldError> errors = Stream.concat(
                        invalid.getFieldErrors().stream()
                                .map(error -> new FieldError(error.getField(), sentence(error))),
                        invalid.getGlobalErrors().stream()
                                .map(error -> new FieldError("", String.valueOf(error.getDefaultMessage()))))
                .toList();
        return Refusals.draw(Refusal.invalid(errors), request);
    }

    @ExceptionHandler
    Object invalid(HandlerMethodValidationException invalid, HttpServletRequest request) {
        List<FieldError> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                Objects.requireNonNullElse(
                                        result.getMethodParameter().getParameterName(), ""),
                                String.valueOf(error.getDefaultMessage()))))
                .toList();
        return Refusals.draw(Refusal.invalid(errors), request);
    }

    @ExceptionHandler
    Object mismatch(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Refusals.draw(nothingHere(request), request);
        }
        return Refusals.draw(
                Refusal.at(
                        mismatch.getName(),
                        "\"" + mismatch.getValue() + "\" is not acceptable here: "
                                + wanted(mismatch.getRequiredType())),
                request);
    }

    @ExceptionHandler
    Object missing(MissingServletRequestParameterException missing, HttpServletRequest request) {
        return Refusals.draw(Refusal.at(missing.getParameterName(), "This parameter is needed."), request);
    }

    @ExceptionHandler
    Object moved(OptimisticLockingFailureException moved, HttpServletRequest request) {
        return Refusals.draw(
                Refusal.of(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Somebody changed this at the same moment: read it again and repeat what you did."),
                request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        CannotCreateTransactionException.class
    })
    Object away(HttpServletRequest request) {
        return Refusals.draw(
                Refusal.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "database-away",
                        "The portal's database does not answer: try again in a moment, nothing was changed."),
                request);
    }

    /** What Spring itself refuses before a controller is reached. */
    @ExceptionHandler({
        org.springframework.web.HttpRequestMethodNotSupportedException.class,
        org.springframework.web.HttpMediaTypeNotSupportedException.class,
        org.springframework.web.HttpMediaTypeNotAcceptableException.class,
        org.springframework.web.servlet.resource.NoResourceFoundException.class,
        org.springframework.web.servlet.NoHandlerFoundException.class,
        org.springframework.web.bind.ServletRequestBindingException.class,
        ErrorResponseException.class
    })
    Object refused(Exception refused, HttpServletRequest request) {
        return HttpRefusals.draw(refused, request);
    }

    static Refusal nothingHere(HttpServletRequest request) {
        return Refusal.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at " + request.getRequestURI() + ".");
    }

    private static String sentence(org.springframework.validation.FieldError error) {
        return error.isBindingFailure()
                ? "\"" + error.getRejectedValue() + "\" is not acceptable here: " + wanted(requiredType(error))
                : String.valueOf(error.getDefaultMessage());
    }

    private static @org.jspecify.annotations.Nullable Class<?> requiredType(
            org.springframework.validation.FieldError error) {
        return error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
    }

    private static String wanted(@org.jspecify.annotations.Nullable Class<?> type) {
        if (type == null) {
            return "it has another form.";
        }
        if (type.isEnum()) {
            return "it must be one of " + JsonFaults.constants(type) + ".";
        }
        return "it must be " + JsonFaults.form(type) + ".";
    }
}
