package io.mirrordesk.doctor.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who printed a text, as far as its wording tells; the first that fits counts. */
public enum Client {
    KUBELET(
            "kubelet",
            "\\bkubelet\\b|ErrImagePull|ImagePullBackOff|rpc error: code = |InvalidImageName|Back-off pulling image"),
    ECS("the ECS agent", "CannotPull(?:ECR)?Container"),
    GITLAB_RUNNER("a GitLab runner", "with specified policies \\[|Using Docker executor|gitlab-runner"),
    GITHUB_ACTIONS(
            "GitHub Actions",
            "##\\[(?:group|error|command)\\]|docker/(?:build-push|setup-buildx|login)-action|::error::"),
    BUILDKIT("BuildKit", "failed to solve|resolve source metadata|load metadata for|failed to resolve source"),
    KANIKO("kaniko", "\\bkaniko\\b|error building image: "),
    CONTAINERD(
            "containerd",
            "failed to pull and unpack image|failed to resolve reference|httpReadSeeker|\\bctr: |\\bnerdctl\\b"),
    SKOPEO("skopeo", "\\bskopeo\\b|level=fatal msg=|FATA\\["),
    PODMAN("podman", "\\bpodman\\b|\\bbuildah\\b|initializing source docker://|Trying to pull |reading manifest "),
    DOCKER("docker", "Error response from daemon|\\bdocker: |\\bdocker pull\\b|Unable to find image|toomanyrequests");

    private final String title;
    private final Pattern wording;

    Client(String title, String wording) {
        this.title = title;
        this.wording = Pattern.compile(wording);
    }

    /** Its name in a sentence. */
    public String title() {
        return title;
    }

    static Optional<Client> of(List<String> lines) {
        return Arrays.stream(values())
                .filter(client -> lines.stream()
                        .anyMatch(line -> client.wording.matcher(line).find()))
                .findFirst();
    }
}
