package io.mirrordesk.observed.listing;

/** What is listed. */
public enum ListedTable {
    REPOSITORIES(new RepositoryColumns(), "y.*", "repository y"),
    IMAGES(
            new ImageColumns(),
            "y.*, of.name as repository, of.mirror, of.team,"
                    + " array(select t.tag from image_tag t where t.image_id = y.id order by t.tag) as tags",
            "(image y join repository of on of.id = y.repository_id)");

    private final Columns columns;
    private final String read;
    private final String joined;

    /**
     * @param read what is read of a row
     * @param joined where it is read from; {@code y} is the row
     */
    ListedTable(Columns columns, String read, String joined) {
        this.columns = columns;
        this.read = read;
        this.joined = joined;
    }

    Columns columns() {
        return columns;
    }

    String read() {
        return read;
    }

    String joined() {
        return joined;
    }
}
