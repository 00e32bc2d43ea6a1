package io.mirrordesk.portal.requests;

import io.mirrordesk.contract.FieldError;
import io.mirrordesk.contract.Problem;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.oci.InvalidPrefix;
import io.mirrordesk.oci.Prefix;
import io.mirrordesk.request.PrefixAnswer;
import io.mirrordesk.request.Prefixes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers while a prefix is typed, with the words that filing would use. */
@Component
class PrefixChecks {

    private final Registries registries;
    private final Prefixes prefixes;

    PrefixChecks(Registries registries, Prefixes prefixes) {
        this.registries = registries;
        this.prefixes = prefixes;
    }

    PrefixCheck check(String text, String upstream, String warm) {
        if (text.isBlank() || registries.all().isEmpty()) {
            return new PrefixCheck(List.of("Choose a prefix."), List.of(), null, null);
        }
        ManagedRegistry registry = registries.all().getFirst();
        try {
            Prefix prefix = Prefix.parse(text.strip());
            PrefixAnswer answer =
                    prefixes.check(registry.id(), prefix, upstream, warm.lines().toList());
            return new PrefixCheck(
                    sentences(answer.errors()), sentences(answer.warnings()), null, example(registry, prefix, warm));
        } catch (InvalidPrefix invalid) {
            return new PrefixCheck(
                    List.of(invalid.getMessage()), List.of(), invalid.proposal().orElse(null), null);
        } catch (Problem away) {
            return new PrefixCheck(List.of(), List.of(away.getMessage()), null, null);
        }
    }

    private static List<String> sentences(List<FieldError> faults) {
        return faults.stream().map(FieldError::message).toList();
    }

    private static @Nullable String example(ManagedRegistry registry, Prefix prefix, String warm) {
        String image = warm.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("library/nginx:1.27");
        return registry.pullHost() + "/" + prefix.below() + image;
    }
}
