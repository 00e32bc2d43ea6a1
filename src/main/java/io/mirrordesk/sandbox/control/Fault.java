package io.mirrordesk.sandbox.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with the operations of a service.
 *
 * @param service {@code ecr}, {@code secretsmanager}, {@code sqs}, {@code sts}, absent for all of these, or {@code registry} for
 *     {@code /v2/}, whose operations have the names of ECR's: BatchGetImage, GetDownloadUrlForLayer, PutImage and so on
 * @param operation an operation's name, or {@code *}
 * @param account only the calls of this account; absent for all
 * @param type the exception to answer, such as {@code AccessDeniedException}; the operation does not act
 * @param message the exception's message
 * @param status the HTTP status of the refusal; absent for the one that the type has in AWS
 * @param rate calls per second that are let through; what exceeds is refused with the type, or ThrottlingException
 * @param burst how many calls at once a rate lets through; absent for one second's worth
 * @param drop the operation acts, then the connection is dropped without an answer
 * @param unreachable the connection is dropped before the operation acts
 * @param delayMillis how long the call waits before it acts
 * @param times how often it happens; absent = until cleared
 * @param probability from 0 to 1; absent = always
 * @param seed the same seed gives the same draws
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        @Nullable String service,
        String operation,
        @Nullable String account,
        @Nullable String type,
        @Nullable String message,
        @Nullable Integer status,
        @Nullable Double rate,
        @Nullable Integer burst,
        @Nullable Boolean drop,
        @Nullable Boolean unreachable,
        @Nullable Long delayMillis,
        @Nullable Integer times,
        @Nullable Double probability,
        @Nullable Long seed) {

    static final String REGISTRY = "registry";
    private static final List<String> SERVICES = List.of("ecr", "secretsmanager", "sqs", "sts", REGISTRY);

    /**
     * @throws BadControl if a value is out of its range, or nothing would go wrong
     */
    public Fault {
        check(service == null || SERVICES.contains(service), "service", "has to be one of " + SERVICES);
        check(operation != null && !operation.isBlank(), "operation", "is missing: name one, or \"*\" for all");
        check(account == null || account.matches("\\d{12}"), "account", "has to have twelve digits");
        check(type == null || type.matches("[A-Za-z0-9_.]+"), "type", "has to be the name of an exception");
        check(status == null || (status >= 400 && status <= 599), "status", "has to be between 400 and 599");
        check(rate == null || (rate > 0 && rate <= 1_000_000), "rate", "has to be more than 0 calls per second");
        check(burst == null || burst >= 1, "burst", "has to be at least 1");
        check(burst == null || rate != null, "burst", "needs a rate");
        check(
                delayMillis == null || (delayMillis >= 0 && delayMillis <= 600_000),
                "delayMillis",
                "has to be between 0 and 600000");
        Chance.check(probability, times);
        boolean harmless = type == null && rate == null && delayMillis == null && !isOn(drop) && !isOn(unreachable);
        check(!harmless, "type", "is missing: say type, rate, delayMillis, drop or unreachable");
    }

    private static boolean isOn(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private static void check(boolean right, String field, String otherwise) {
        if (!right) {
            throw new BadControl(field, field + " " + otherwise + ".");
        }
    }

    static Fault read(ControlBody body) {
        return new Fault(
                body.text("service"),
                body.requiredText("operation"),
                body.text("account"),
                body.text("type"),
                body.text("message"),
                body.count("status"),
                body.decimal("rate"),
                body.count("burst"),
                body.flag("drop"),
                body.flag("unreachable"),
                body.number("delayMillis"),
                body.count("times"),
                body.decimal("probability"),
                body.number("seed"));
    }

    boolean hits(String calledService, String calledOperation, String callersAccount) {
        boolean sameService = service == null ? !calledService.equals(REGISTRY) : service.equals(calledService);
        return sameService
                && (operation.equals("*") || operation.equals(calledOperation))
                && (account == null || account.equals(callersAccount));
    }

    Fault withTimes(@Nullable Integer left) {
        return new Fault(
                service,
                operation,
                account,
                type,
                message,
                status,
                rate,
                burst,
                drop,
                unreachable,
                delayMillis,
                left,
                probability,
                seed);
    }

    boolean refuses() {
        return type != null || rate != null;
    }

    boolean drops() {
        return isOn(drop);
    }

    boolean isUnreachable() {
        return isOn(unreachable);
    }

    String refusal() {
        return Objects.requireNonNullElse(type, "ThrottlingException");
    }

    String refusalMessage() {
        return Objects.requireNonNullElse(message, rate == null ? "Refused on demand." : "Rate exceeded");
    }

    int refusalStatus() {
        return status == null ? RefusalStatus.of(refusal(), REGISTRY.equals(service)) : status;
    }
}
