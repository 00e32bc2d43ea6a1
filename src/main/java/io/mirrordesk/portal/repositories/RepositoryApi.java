package io.mirrordesk.portal.repositories;

import io.mirrordesk.contract.InvalidInput;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.observed.RepositoryRow;
import io.mirrordesk.oci.InvalidDigest;
import io.mirrordesk.plan.RegistryId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One repository, and at {@code …/images/<digest>} one image of it, with what their pages show. */
@RestController
@Tag(name = "Inventory")
class RepositoryApi {

    private final Inventory inventory;
    private final RepositoryAssembler repositories;
    private final ImageAssembler images;

    RepositoryApi(Inventory inventory, RepositoryAssembler repositories, ImageAssembler images) {
        this.inventory = inventory;
        this.repositories = repositories;
        this.images = images;
    }

    /**
     * A repository, or an image of it: a digest stands behind {@code /images/}.
     *
     * @param view which images of a repository are listed: all, tagged, untagged, going
     * @param cursor the {@code next} of the images before
     */
    @GetMapping("/api/v1/registries/{registry}/repositories/{*name}")
    @ApiResponse(content = @Content(schema = @Schema(oneOf = {RepositoryJson.class, ImageJson.class})))
    Object repository(
            @PathVariable String registry,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String cursor) {
        RepositoryPath path = path(registry, name);
        if (path.image().isPresent()) {
            return ImageJson.of(
                    images.page(path.registry(), path.repository(), path.image().get()));
        }
        RepositoryRow row = inventory.get(path.registry(), path.repository());
        return RepositoryJson.of(row, repositories.page(row, ImageView.parse(view), cursor));
    }

    private static RepositoryPath path(String registry, String rest) {
        try {
            return RepositoryPath.parse(RegistryId.parse(registry), rest);
        } catch (IllegalArgumentException unknown) {
            throw InvalidInput.at("registry", String.valueOf(unknown.getMessage()));
        } catch (InvalidDigest invalid) {
            throw InvalidInput.at("digest", invalid.getMessage());
        }
    }
}
