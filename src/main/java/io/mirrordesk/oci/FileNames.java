package io.mirrordesk.oci;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a file says about its format. */
final class FileNames {

    private record Habit(Pattern path, TextFormat format) {

        Habit(String path, TextFormat format) {
            this(Pattern.compile("(?:.*/)?" + path), format);
        }
    }

    private static final List<Habit> HABITS = List.of(
            new Habit("(?:dockerfile|containerfile)(?:\\..*)?", TextFormat.DOCKERFILE),
            new Habit(".*\\.(?:dockerfile|containerfile)", TextFormat.DOCKERFILE),
            new Habit("kustomization(?:\\.ya?ml)?", TextFormat.KUSTOMIZE),
            new Habit("(?:docker-)?compose[^/]*\\.ya?ml", TextFormat.COMPOSE),
            new Habit("values[^/]*\\.ya?ml", TextFormat.HELM_VALUES),
            new Habit(".*\\.gitlab-ci\\.ya?ml", TextFormat.WORKFLOW),
            new Habit("\\.github/workflows/[^/]*\\.ya?ml", TextFormat.WORKFLOW),
            new Habit("action\\.ya?ml", TextFormat.WORKFLOW),
            new Habit("[^/]*images?[^/]*\\.(?:txt|list|lst)", TextFormat.LIST));

    private static final Pattern YAML = Pattern.compile(".*\\.(?:ya?ml|json)");

    private FileNames() {}

    static Optional<TextFormat> format(String path) {
        String name = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        return HABITS.stream()
                .filter(habit -> habit.path().matcher(name).matches())
                .map(Habit::format)
                .findFirst();
    }

    static boolean hasNoExtension(String path) {
        return path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }

    static boolean isYaml(String path) {
        return YAML.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }
}
