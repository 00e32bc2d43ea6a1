package io.mirrordesk.oci.dockerfile;

import io.mirrordesk.oci.text.Expansion;
import io.mirrordesk.oci.text.Traced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build arguments that stand before the first {@code FROM}, with the defaults that {@code FROM} may use. */
final class Arguments {

    private static final Pattern ARGUMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(=?)");

    private final char escape;
    private final Map<String, Traced> defaults = new HashMap<>();
    private final Set<Integer> pinned = new HashSet<>();

    Arguments(char escape) {
        this.escape = escape;
    }

    Expansion.Result expand(Traced word) {
        return Expansion.shell(word, name -> Optional.ofNullable(defaults.get(name)), escape);
    }

    /** Defaults that a stage takes in as well: what its commands do with them is not known. */
    Set<Integer> pinned() {
        return pinned;
    }

    /** An argument before the first stage; a later one of the same name replaces an earlier. */
    void declare(Traced word) {
        Matcher name = ARGUMENT.matcher(word.value());
        if (!name.lookingAt()) {
            return;
        }
        Traced written = word.slice(name.end(), word.value().length());
        Expansion.Result value = expand(written);
        defaults.remove(name.group(1));
        if (!name.group(2).isEmpty() && !written.isEmpty() && value.unknown().isEmpty()) {
            defaults.put(name.group(1), value.text().inRegion(written.at(0) + 1));
        }
    }

    /** An argument inside of a stage: by its name alone it takes in the default from before the stages. */
    void take(Traced word) {
        Matcher name = ARGUMENT.matcher(word.value());
        if (name.matches() && name.group(2).isEmpty()) {
            Optional.ofNullable(defaults.get(name.group(1))).ifPresent(text -> pinned.addAll(text.regions()));
        }
    }
}
