package io.mirrordesk.sandbox.wire;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What a client sees of a request that Tomcat refused or that failed by our own fault: AWS's form, and no stack trace. */
public final class FailureValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String type = response.getStatus() < 500 ? "BadRequestException" : "ServerException";
        String body = "{\"__type\":\"" + type + "\",\"message\":\"The sandbox could not answer this request.\"}";
        response.setContentType("application/x-amz-json-1.1");
        try {
            response.getReporter().write(body);
            response.finishResponse();
        } catch (IOException e) {
            // The client has gone; there is nobody to tell.
            getContainer().getLogger().debug(body, e);
        }
    }
}
