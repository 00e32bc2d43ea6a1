package io.mirrordesk.portal.export;

import io.mirrordesk.contract.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** What a registry can be exported as. */
enum ExportFormat {
    /** Requests that can be filed again. */
    YAML("application/yaml", ".yaml", RequestsFile::of),
    TERRAFORM("text/plain", ".tf", TerraformFile::of),
    CLOUDFORMATION("application/json", ".cloudformation.json", CloudFormationFile::of);

    private final String mediaType;
    private final String ending;
    private final Function<Managed, String> writer;

    ExportFormat(String mediaType, String ending, Function<Managed, String> writer) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.writer = writer;
    }

    /** @throws InvalidInput at {@code format} */
    static ExportFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInput.at(
                        "format", "The format is yaml, terraform or cloudformation, not “" + name + "”."));
    }

    String mediaType() {
        return mediaType;
    }

    /** What the file is called, such as {@code mirrordesk-111122223333.eu-central-1.tf}. */
    String fileName(Managed managed) {
        return "mirrordesk-" + managed.registry() + ending;
    }

    String write(Managed managed) {
        return writer.apply(managed);
    }
}
