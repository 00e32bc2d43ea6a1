package io.mirrordesk.oci.text;

import io.mirrordesk.oci.CacheAddress;
import io.mirrordesk.oci.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The edits that move a reference to the cache. What is before the repository's path is exchanged, the rest of the name stays as
 * it is written: a registry that comes from a default value is exchanged there, and nothing is edited that is only a part.
 */
public final class NameEdits {

    private final Traced text;
    private final List<Edit> edits = new ArrayList<>();
    private boolean possible = true;

    private NameEdits(Traced text) {
        this.text = text;
    }

    /**
     * @param text a reference, or the name of one
     * @param latest whether {@code latest} is written out where there is neither tag nor digest
     */
    public static Finding.Rewriting of(Traced text, boolean latest) {
        return (address, image) -> address.cached(image.repository())
                .flatMap(name -> address.below(image.repository()))
                .flatMap(path -> new NameEdits(text).edits(address, image, path, latest));
    }

    private Optional<List<Edit>> edits(CacheAddress address, ImageReference image, String path, boolean latest) {
        String value = text.value();
        int nameEnd = nameEnd(value);
        int slash = registryEnd(value, nameEnd);
        String written = value.substring(slash + 1, nameEnd);
        int tail = commonTail(written, path);
        int tailStart = nameEnd - tail;
        String head = path.substring(0, path.length() - tail);
        String below = address.prefix().below();
        if (slash < 0) {
            replace(0, tailStart, address.host() + "/" + below + head);
        } else {
            replace(0, slash, address.host() + (below.isEmpty() ? "" : "/" + below.substring(0, below.length() - 1)));
            replace(slash + 1, tailStart, head);
        }
        if (latest && nameEnd == value.length() && text.isOneRegion(0, nameEnd)) {
            int last = nameEnd - 1;
            edits.add(new Edit(
                    text.at(last) + 1, text.at(last) + 1, ":" + ImageReference.DEFAULT_TAG, text.region(last)));
        }
        return possible ? Optional.of(List.copyOf(edits)) : Optional.empty();
    }

    private void replace(int from, int to, String with) {
        if (from == to && with.isEmpty()) {
            return;
        }
        if (from == to) {
            insert(from, with);
        } else if (text.isOneRegion(from, to)) {
            edits.add(new Edit(text.at(from), text.at(to - 1) + 1, with, text.region(from)));
        } else {
            possible = false;
        }
    }

    private void insert(int before, String with) {
        boolean written = text.region(before) == Traced.OWN;
        boolean within = before == 0 ? text.isHeadFree() : text.region(before - 1) == text.region(before);
        if (within) {
            edits.add(new Edit(text.at(before), text.at(before), with, text.region(before)));
        } else if (before > 0 && text.region(before - 1) == Traced.OWN) {
            edits.add(new Edit(text.at(before - 1) + 1, text.at(before - 1) + 1, with, Traced.OWN));
        } else if (before > 0 && written) {
            edits.add(new Edit(text.at(before), text.at(before), with, Traced.OWN));
        } else {
            possible = false;
        }
    }

    /** Where tag or digest begin; the length if neither is there. */
    static int nameEnd(String value) {
        int at = value.indexOf('@');
        int end = at < 0 ? value.length() : at;
        int colon = value.lastIndexOf(':', end - 1);
        return colon > value.lastIndexOf('/', end - 1) ? colon : end;
    }

    /** The slash after the registry; -1 if none is written. */
    private static int registryEnd(String value, int nameEnd) {
        int slash = value.indexOf('/');
        return slash > 0 && slash < nameEnd && ImageReference.isRegistry(value.substring(0, slash)) ? slash : -1;
    }

    /** How many characters at the end both paths have in common, in whole components. */
    private static int commonTail(String written, String path) {
        String shorter = written.length() <= path.length() ? written : path;
        String longer = shorter.equals(written) ? path : written;
        int same = shorter.length();
        boolean whole = longer.length() == same || longer.charAt(longer.length() - same - 1) == '/';
        return longer.endsWith(shorter) && whole ? same : 0;
    }
}
