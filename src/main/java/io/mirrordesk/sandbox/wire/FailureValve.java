package io.mirrordesk.sandbox.wire;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * What a client sees of a request that Tomcat refused or that failed by our own fault: no stack trace, but the form of the OCI
 * distribution specification below {@code /v2/}, AWS's elsewhere, and both where the path could not be read.
 */
public final class FailureValve extends ErrorReportValve {

    private static final String SENTENCE = "The sandbox could not answer this request.";

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getStatus() == 501) {
            // For a transfer coding that there is not: the client's fault, and so it is said.
            response.setStatus(400);
        }
        String path = Objects.requireNonNullElse(request.getRequestURI(), "");
        String body = body(path, response.getStatus());
        response.setContentType(
                path.isEmpty() || path.startsWith("/v2/") ? "application/json" : "application/x-amz-json-1.1");
        try {
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone; there is nobody to tell.
            getContainer().getLogger().debug(body, e);
        }
    }

    private static String body(String path, int status) {
        String aws = "\"__type\":\"" + (status < 500 ? "BadRequestException" : "ServerException") + "\",\"message\":\""
                + SENTENCE + "\"";
        String oci = "\"errors\":[{\"code\":\"" + (status < 500 ? "UNSUPPORTED" : "UNKNOWN") + "\",\"message\":\""
                + SENTENCE + "\"}]";
        if (path.isEmpty()) {
            return "{" + aws + "," + oci + "}";
        }
        return "{" + (path.startsWith("/v2/") ? oci : aws) + "}";
    }
}
