package io.mirrordesk.portal.repositories;

import io.mirrordesk.aws.AwsUnavailable;
import io.mirrordesk.contract.NotFound;
import io.mirrordesk.observed.Inventory;
import io.mirrordesk.oci.InvalidDigest;
import io.mirrordesk.oci.RepositoryName;
import io.mirrordesk.plan.RegistryId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One repository, and one image of it. */
@Controller
class RepositoryDetailPages {

    private final Inventory inventory;
    private final RepositoryAssembler repositories;
    private final ImageAssembler images;

    RepositoryDetailPages(Inventory inventory, RepositoryAssembler repositories, ImageAssembler images) {
        this.inventory = inventory;
        this.repositories = repositories;
        this.images = images;
    }

    @GetMapping("/inventory/repositories/{registry}/{*rest}")
    String show(
            @PathVariable String registry,
            @PathVariable String rest,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        RepositoryPath path = path(registry, rest);
        if (path.image().isPresent()) {
            model.addAttribute(
                    "page",
                    images.page(path.registry(), path.repository(), path.image().get()));
            return "repositories/image";
        }
        model.addAttribute(
                "repository",
                repositories.page(inventory.get(path.registry(), path.repository()), ImageView.parse(view), cursor));
        return "repositories/repository";
    }

    /** Reads the repository from AWS now, and shows it again. */
    @PostMapping("/inventory/repositories/{registry}/{*rest}")
    String refresh(@PathVariable String registry, @PathVariable String rest, RedirectAttributes redirect) {
        RepositoryPath path = path(registry, rest);
        inventory.get(path.registry(), path.repository());
        try {
            inventory.refresh(path.registry(), RepositoryName.parse(path.repository()));
        } catch (AwsUnavailable away) {
            redirect.addFlashAttribute("problem", away.getMessage());
            return back(registry, path.repository());
        }
        if (isGone(path.registry(), path.repository())) {
            redirect.addFlashAttribute("gone", path.repository());
            return "redirect:/inventory/repositories";
        }
        return back(registry, path.repository());
    }

    private static RepositoryPath path(String registry, String rest) {
        try {
            return RepositoryPath.parse(RegistryId.parse(registry), rest);
        } catch (IllegalArgumentException | InvalidDigest unknown) {
            throw new NotFound(String.valueOf(unknown.getMessage()));
        }
    }

    private boolean isGone(RegistryId registry, String repository) {
        return inventory.repository(registry, repository).isEmpty();
    }

    private static String back(String registry, String repository) {
        return "redirect:/inventory/repositories/" + registry + "/" + repository;
    }
}
