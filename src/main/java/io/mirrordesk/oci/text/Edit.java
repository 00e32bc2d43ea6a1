package io.mirrordesk.oci.text;

/**
 * One replacement in the source; an insertion if both ends are the same.
 *
 * @param region identifies the default value that is edited and that other references may use too; 0 for a reference's own text
 */
public record Edit(int start, int end, String text, int region) {}
