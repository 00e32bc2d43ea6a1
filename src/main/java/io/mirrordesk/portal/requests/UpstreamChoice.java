package io.mirrordesk.portal.requests;

import org.jspecify.annotations.Nullable;

/**
 * An upstream that can be mirrored.
 *
 * @param credential NONE, OPTIONAL or REQUIRED
 * @param addressFixed false when the address has to be typed
 * @param prefix the usual prefix
 * @param mirror prefix of a mirror that it has already, else null
 */
public record UpstreamChoice(
        String key,
        String name,
        String address,
        String credential,
        boolean addressFixed,
        String prefix,
        @Nullable String mirror) {

    /** FIXED or ASKED, as the page's style sheet reads it. */
    public String addressMode() {
        return addressFixed ? "FIXED" : "ASKED";
    }
}
