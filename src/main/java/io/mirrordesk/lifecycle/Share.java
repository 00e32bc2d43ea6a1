package io.mirrordesk.lifecycle;

/**
 * A number of images and the sum of their sizes. Layers that images share are counted for each, so the sum is an upper bound of what is
 * stored.
 *
 * @param sizeBytes compressed
 */
public record Share(long images, long sizeBytes) {

    static final Share NONE = new Share(0, 0);

    Share plus(ImageFacts image) {
        return new Share(images + 1, sizeBytes + image.sizeBytes());
    }
}
