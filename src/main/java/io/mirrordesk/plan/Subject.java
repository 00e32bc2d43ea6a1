package io.mirrordesk.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.oci.RepositoryName;
import java.util.Arrays;

/**
 * A thing that a plan reads and may change, written {@code <type>:<name>} everywhere: in pages, API, audit and database.
 *
 * @param name the thing's name within its type: a prefix, a secret's name, a {@code Sid}, a repository's name
 */
public record Subject(Type type, String name) implements Comparable<Subject> {

    /** The types of subject; their order is the order in which plans create things. */
    public enum Type {
        REQUEST("request"),
        TEMPLATE("template"),
        SECRET("secret"),
        NATIVE_TEMPLATE("native-template"),
        RULE("rule"),
        STATEMENT("statement"),
        REPOSITORY("repository");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static Subject rule(Prefix prefix) {
        return new Subject(Type.RULE, prefix.value());
    }

    public static Subject secret(String name) {
        return new Subject(Type.SECRET, name);
    }

    public static Subject statement(String sid) {
        return new Subject(Type.STATEMENT, sid);
    }

    public static Subject nativeTemplate(Prefix prefix) {
        return new Subject(Type.NATIVE_TEMPLATE, prefix.value());
    }

    public static Subject repository(RepositoryName name) {
        return new Subject(Type.REPOSITORY, name.value());
    }

    public static Subject template(String name) {
        return new Subject(Type.TEMPLATE, name);
    }

    public static Subject request(long id) {
        return new Subject(Type.REQUEST, Long.toString(id));
    }

    /** @throws IllegalArgumentException with a sentence when the text is not {@code <type>:<name>} */
    @JsonCreator
    public static Subject parse(String text) {
        return Arrays.stream(Type.values())
                .filter(type -> text.startsWith(type.word + ":") && text.length() > type.word.length() + 1)
                .findFirst()
                .map(type -> new Subject(type, text.substring(type.word.length() + 1)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "“" + text + "” is not a subject. Write <type>:<name>, such as rule:docker-hub."));
    }

    @Override
    public int compareTo(Subject other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : name.compareTo(other.name);
    }

    @Override
    @JsonValue
    public String toString() {
        return type.word + ":" + name;
    }
}
