package io.mirrordesk.portal.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that a language allows, made from names that it may not: always the same for the same, and different for different ones. */
final class Names {

    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final UnaryOperator<String> shape;

    private Names(UnaryOperator<String> shape) {
        this.shape = shape;
    }

    /** Terraform's: {@code docker_hub}. */
    static Names snakeCase() {
        return new Names(text -> {
            String name = OTHER.matcher(text).replaceAll("_");
            return name.matches("[A-Za-z].*") ? name : "m_" + name;
        });
    }

    /** CloudFormation's, behind a word that says what it is: {@code DockerHub}. */
    static Names camelCase() {
        return new Names(text -> OTHER.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining()));
    }

    String of(String text) {
        return given.computeIfAbsent(text, _ -> free(shape.apply(text)));
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "x" + i;
        }
        return free;
    }
}
