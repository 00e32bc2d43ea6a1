package io.mirrordesk.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A form with {@code Action=…}. */
record QueryRequest(Map<String, String> parameters) {

    /**
     * @throws AwsError {@code MissingAction} if the form names no action
     */
    static QueryRequest parse(byte[] form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        if (!parameters.containsKey("Action")) {
            throw new AwsError("MissingAction", "The request must contain the parameter Action.");
        }
        return new QueryRequest(parameters);
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    /** Such as {@code 2012-11-05}; empty if the form does not say. */
    String version() {
        return parameters.getOrDefault("Version", "");
    }

    /** The request as AWS JSON has it. */
    JsonNode asJson() {
        return QueryTree.of(parameters).json();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new AwsError("MalformedQueryString", "The form holds a broken percent escape.");
        }
    }
}
