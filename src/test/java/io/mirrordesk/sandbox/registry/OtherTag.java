package io.mirrordesk.sandbox.registry;

import io.mirrordesk.sandbox.upstream.Digests;
import io.mirrordesk.sandbox.upstream.Manifest;

/** Docker Hub after every tag has moved to the image of one other tag. */
class OtherTag extends HubCopy {

    private final String tag;

    OtherTag(String tag) {
        this.tag = tag;
    }

    @Override
    public Manifest manifest(String repository, String reference) {
        return super.manifest(repository, Digests.isDigest(reference) ? reference : tag);
    }
}
