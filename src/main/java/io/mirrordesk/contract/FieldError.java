package io.mirrordesk.contract;

/**
 * What is wrong with one field of the input.
 *
 * @param field path of the field as the API names it, such as {@code mirror.prefix} or {@code mirror.warm[1]}
 * @param message a whole sentence that says what is wrong and what would be right
 */
public record FieldError(String field, String message) {}
