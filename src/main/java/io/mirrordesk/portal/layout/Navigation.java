package io.mirrordesk.portal.layout;

import org.jspecify.annotations.Nullable;

/**
 * The counts beside the navigation and the registry in the top bar.
 *
 * @param waiting requests that wait for this person's decision
 * @param mirrors mirrors of the registry that are not retired
 * @param registry the registry under management, or null before one is connected
 * @param solo whether fewer than two approvers exist, so that an admin may decide own requests
 * @param stopped that nothing is changed at present; null while all goes its way
 */
public record Navigation(
        long waiting,
        long mirrors,
        @Nullable ConnectedRegistry registry,
        boolean solo,
        @Nullable Stopped stopped) {

    /** Who stopped all changes, and why. */
    public record Stopped(String by, String reason) {}

    /** Before anything is known. */
    public static final Navigation EMPTY = new Navigation(0, 0, null, false, null);

    /**
     * @param account twelve digits
     * @param region such as {@code eu-central-1}
     * @param rulesUsed pull-through cache rules that exist
     * @param rulesLimit how many may exist; 50, not adjustable
     * @param managed false while the registry is in observe-only mode
     */
    public record ConnectedRegistry(String account, String region, int rulesUsed, int rulesLimit, boolean managed) {}
}
