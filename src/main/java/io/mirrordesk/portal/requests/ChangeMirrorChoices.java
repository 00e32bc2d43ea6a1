package io.mirrordesk.portal.requests;

import java.util.List;

/**
 * What the form for a mirror offers.
 *
 * @param mirrors those that the person may choose from for this kind of change
 * @param teams those that the person files for
 */
public record ChangeMirrorChoices(
        List<MirrorChoice> mirrors,
        List<UpstreamChoice> upstreams,
        List<String> credentials,
        List<String> templates,
        List<String> teams) {

    /** A mirror by its prefix. */
    public record MirrorChoice(long id, String prefix, String upstream, String access) {}

    /** An upstream by its key in the catalogue. */
    public record UpstreamChoice(String key, String title) {}
}
