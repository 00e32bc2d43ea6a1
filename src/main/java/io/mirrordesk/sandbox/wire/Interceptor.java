package io.mirrordesk.sandbox.wire;

import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** Stands around every operation: it may refuse, wait, or let it act and then lose the answer. */
@FunctionalInterface
public interface Interceptor {

    /**
     * @param service such as {@code ecr}
     * @param operation such as {@code CreateRepository}
     */
    SdkPojo around(String service, String operation, Caller caller, Supplier<SdkPojo> call);

    /** The operation has acted, and the connection is to be dropped without an answer. */
    final class ConnectionDropped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
