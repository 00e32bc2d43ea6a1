package io.mirrordesk.portal.export;

import io.mirrordesk.plan.CredentialSpec;
import java.util.ArrayList;
import java.util.List;

/** What a file cannot hold, in whole sentences that each format puts where people read first. */
final class Remarks {

    private Remarks() {}

    /** What neither Terraform nor CloudFormation can take over. */
    static List<String> onLeaving(Managed managed) {
        List<String> remarks = new ArrayList<>();
        remarks.add("Managed by Mirrordesk in the registry " + managed.registry() + ": "
                + counted(managed.mirrors().size(), "mirror") + ", "
                + counted(managed.credentials().size(), "credential") + ", "
                + counted(managed.templates().size(), "template") + ".");
        remarks.add(
                "No counterpart: what Mirrordesk itself keeps on the mirrors' repositories (tags, lifecycle policy, access, scanning) from "
                        + counted(managed.templates().size(), "template") + ". "
                        + counted(managed.around().requestedRepositories(), "repository", "repositories")
                        + " asked for by name, and all that pulls have made, stay as they are and are in no file.");
        remarks.add(
                "No value of a credential is in this file. Secrets keep the one they have unless you give another.");
        managed.policy().ifPresent(_ -> remarks.add(onPolicy(managed.around())));
        List<String> unknown = managed.credentials().stream()
                .map(credential -> credential.secretName())
                .filter(name -> managed.around().secretArn(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            remarks.add("Not known here: the ARN of " + String.join(", ", unknown)
                    + ", because the last sync saw no rule that reads it. To import it, ask for it: aws secretsmanager"
                    + " describe-secret --secret-id " + CredentialSpec.SECRET_PREFIX + "… --query ARN");
        }
        return remarks;
    }

    /** Why the one policy must not be applied as it is where others have statements in it. */
    static String onPolicy(Surroundings around) {
        String whole =
                "A registry has one policy, and whoever writes it replaces all of it. Here are only the portal's own"
                        + " statements; ";
        if (!around.known()) {
            return whole + "the registry was not read yet, so look for others before you apply this.";
        }
        return around.foreignStatements().isEmpty()
                ? whole + "the last sync saw no others."
                : whole + "add these, which would be lost: " + String.join(", ", around.foreignStatements()) + ".";
    }

    /** What whoever files a YAML export has to know. */
    static List<String> onFiling(Managed managed) {
        List<String> remarks = new ArrayList<>();
        remarks.add("What Mirrordesk manages in the registry " + managed.registry()
                + ": each document is the body of a POST /api/v1/requests.");
        remarks.add(
                "Templates and credentials come first. File the mirrors when those are done, because mirrors name them.");
        if (!managed.credentials().isEmpty()) {
            remarks.add("Credentials come without their value: add accessToken where it says so.");
        }
        remarks.add("Images are not in it: "
                + counted(managed.around().requestedRepositories(), "repository was", "repositories were")
                + " asked for by name.");
        return remarks;
    }

    private static String counted(int number, String one) {
        return counted(number, one, one + "s");
    }

    private static String counted(int number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }
}
