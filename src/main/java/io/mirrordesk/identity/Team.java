package io.mirrordesk.identity;

import java.util.List;

/**
 * People who work together, and what they own in AWS: access grants are matched against it.
 *
 * @param accounts ids of twelve digits
 * @param organizationIds such as {@code o-sandbox0001}
 * @param organizationPaths such as {@code o-sandbox0001/r-ab12/ou-ab12-11111111/}
 */
public record Team(String name, List<String> accounts, List<String> organizationIds, List<String> organizationPaths) {

    public Team {
        accounts = List.copyOf(accounts);
        organizationIds = List.copyOf(organizationIds);
        organizationPaths = List.copyOf(organizationPaths);
    }
}
