package io.mirrordesk.portal.layout;

import org.jspecify.annotations.Nullable;

/** The pages of the navigation, in its order: the palette leads to the same ones. Their titles are the messages {@code nav.<name>}. */
public enum Section {
    HOME("home", "/", "house", null),
    REQUESTS("requests", "/requests", "inboxes", null),
    TRANSLATE("translate", "/translate", "translate", null),
    DOCTOR("doctor", "/doctor", "heart-pulse", null),
    MIRRORS("mirrors", "/mirrors", "layers-half", "nav.catalogue"),
    INVENTORY("inventory", "/inventory", "bar-chart", null),
    REPOSITORIES("repositories", "/inventory/repositories", "archive", null),
    IMAGES("images", "/inventory/images", "box", null),
    TEMPLATES("templates", "/templates", "sliders", "nav.govern"),
    DRIFT("drift", "/drift", "intersect", null),
    REGISTRIES("registries", "/registries", "hdd-rack", null),
    CREDENTIALS("credentials", "/credentials", "key", null),
    AUDIT("audit", "/audit", "journal-check", null);

    private final String word;
    private final String path;
    private final String icon;
    private final @Nullable String heading;

    Section(String word, String path, String icon, @Nullable String heading) {
        this.word = word;
        this.path = path;
        this.icon = icon;
        this.heading = heading;
    }

    public String word() {
        return word;
    }

    public String path() {
        return path;
    }

    /** Of Bootstrap Icons, without {@code bi-}. */
    public String icon() {
        return icon;
    }

    /** Message of the heading that a group of pages begins with; null inside of a group. */
    public @Nullable String heading() {
        return heading;
    }
}
