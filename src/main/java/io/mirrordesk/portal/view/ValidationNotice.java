package io.mirrordesk.portal.view;

import io.mirrordesk.governance.Validations;
import io.mirrordesk.governance.Validations.Outcome;
import io.mirrordesk.governance.Validations.Tried;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a page says after somebody had rules tried. */
public final class ValidationNotice {

    private ValidationNotice() {}

    /** A notice when all of them work, else a problem. */
    public static void add(RedirectAttributes redirect, List<Tried> tried) {
        boolean well = tried.stream().allMatch(one -> one.outcome() == Outcome.WORKS);
        redirect.addFlashAttribute(well ? "notice" : "problem", Validations.sentence(tried));
    }
}
