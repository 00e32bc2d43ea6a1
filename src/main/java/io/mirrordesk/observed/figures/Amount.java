package io.mirrordesk.observed.figures;

/**
 * Some images and what they take.
 *
 * @param sizeBytes compressed; layers that images share are counted for each
 */
public record Amount(long images, long sizeBytes) {

    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(images + other.images, sizeBytes + other.sizeBytes);
    }
}
