package io.mirrordesk.observed.web;

/** How rows of a list are written to a file. */
interface ExportedRows<T> {

    /** The line that names the columns of the CSV. */
    String csvHead();

    String csv(T row);

    /** One line, as the API has the row. */
    String json(T row);
}
