package io.mirrordesk.portal.rest;

import io.mirrordesk.contract.Problem;

/** A body is not the YAML that is taken here. */
final class UnreadableYaml extends Problem {

    /** @param message a whole sentence with the line, where there is one */
    UnreadableYaml(String message) {
        super(Kind.MALFORMED, "malformed-request", message);
    }
}
