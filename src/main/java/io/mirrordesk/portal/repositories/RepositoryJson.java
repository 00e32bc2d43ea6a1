package io.mirrordesk.portal.repositories;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mirrordesk.contract.Slice;
import io.mirrordesk.observed.RepositoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository as its page shows it.
 *
 * @param row what every list has of it
 * @param lifecycleRules what each rule of its policy does, in words; empty for none, and where the portal cannot read it
 * @param differences its findings with what is there and what should be
 * @param requestedBy who asked for it; null if nobody did
 * @param trouble why the registry could not be read the last time; null if it could
 * @param going images on which the policy acts within 24 hours
 * @param imageList its images, those pushed last first
 */
record RepositoryJson(
        @JsonUnwrapped RepositoryRow row,
        List<String> lifecycleRules,
        List<FindingRow> differences,
        @Nullable Asker requestedBy,
        @Nullable String trouble,
        long going,
        Slice<ImageJson.Line> imageList) {

    static RepositoryJson of(RepositoryRow row, RepositoryPage page) {
        return new RepositoryJson(
                row,
                page.lifecycle().sentences(),
                page.findings(),
                page.asker(),
                page.trouble(),
                page.going(),
                page.imageRows().map(ImageJson.Line::of));
    }
}
