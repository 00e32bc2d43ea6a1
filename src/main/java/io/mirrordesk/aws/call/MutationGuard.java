package io.mirrordesk.aws.call;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses every call that could change something unless it is made within a recorded scope: no INTENT, no call. Reading the value of a
 * secret needs the scope too.
 */
public final class MutationGuard implements ExecutionInterceptor {

    private static final ScopedValue<Long> RECORD = ScopedValue.newInstance();

    private static final Pattern READ = Pattern.compile("(Describe|List|Validate|BatchGet|Get(?!SecretValue$)).*");

    /** Taking delivery of an event, and becoming the role of a registry, change nothing that people define. */
    private static final Set<String> HARMLESS = Set.of("ReceiveMessage", "DeleteMessage", "AssumeRole");

    /** Makes the calls of one recorded change. */
    public static <T> T recorded(long auditRecord, Supplier<T> calls) {
        return ScopedValue.where(RECORD, auditRecord).call(calls::get);
    }

    static boolean isRead(String operation) {
        return READ.matcher(operation).matches() || operation.equals("GetSecretValue");
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        boolean open = READ.matcher(operation).matches() || HARMLESS.contains(operation);
        if (!open && !RECORD.isBound()) {
            throw new UnrecordedChange(operation);
        }
    }

    /** A defect of the portal: somebody tried to change AWS without a record. */
    public static final class UnrecordedChange extends IllegalStateException {

        UnrecordedChange(String operation) {
            super(operation + " is only called within a recorded step. Nothing was sent.");
        }
    }
}
