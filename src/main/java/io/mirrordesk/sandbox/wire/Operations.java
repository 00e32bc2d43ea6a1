package io.mirrordesk.sandbox.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/**
 * The operations of one service by name. Requests and answers are the SDK's own classes:
 * {@code operations.on("CreateRepository", CreateRepositoryRequest::builder, this::create)}.
 */
public final class Operations {

    /** What an operation does; refuses by throwing an {@link AwsError}. */
    @FunctionalInterface
    public interface Handler<R> {
        SdkPojo answer(Caller caller, R request);
    }

    /** An operation that has read its request's shape. */
    @FunctionalInterface
    interface Operation {
        SdkPojo call(Caller caller, JsonNode request);
    }

    private final Map<String, Operation> byName = new LinkedHashMap<>();

    /** Adds an operation. */
    public <B extends SdkPojo & SdkBuilder<B, R>, R> Operations on(
            String name, Supplier<B> builder, Handler<R> handler) {
        byName.put(name, (caller, json) -> {
            B request = builder.get();
            ModelReader.read(json, request);
            return handler.answer(caller, request.build());
        });
        return this;
    }

    /** Adds operations that AWS has and the sandbox has not: they say so. */
    public Operations leftOut(String... names) {
        for (String name : names) {
            byName.put(name, (caller, json) -> {
                throw new AwsError(
                        "UnsupportedOperationException",
                        "The sandbox does not offer " + name + ". See docs/sandbox.md.");
            });
        }
        return this;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * @throws AwsError {@code UnknownOperationException} if there is none of the name
     */
    SdkPojo call(String name, Caller caller, JsonNode request) {
        Operation operation = byName.get(name);
        if (operation == null) {
            throw new AwsError("UnknownOperationException", "The operation " + name + " is not known.");
        }
        return operation.call(caller, request);
    }
}
