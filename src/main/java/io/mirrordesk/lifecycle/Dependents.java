package io.mirrordesk.lifecycle;

import io.mirrordesk.lifecycle.Fate.Reason;
import io.mirrordesk.lifecycle.ImageFacts.Status;
import io.mirrordesk.lifecycle.LifecycleRule.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fates of images that belong to others: members of an index, and referrers of a subject. */
final class Dependents {

    private final List<ImageFacts> images;
    private final Fate[] own;
    private final Instant now;
    private final boolean unread;
    private final @Nullable Fate[] settled;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, List<Integer>> indexes = new HashMap<>();

    Dependents(List<ImageFacts> images, Fate[] own, Instant now) {
        this.images = images;
        this.own = own;
        this.now = now;
        this.unread = images.stream().anyMatch(ImageFacts::isUnreadIndex);
        this.settled = new Fate[own.length];
    }

    List<Fate> settle() {
        if (images.stream().allMatch(Dependents::standsAlone)) {
            return Arrays.asList(own);
        }
        connect();
        List<Fate> fates = new ArrayList<>(own.length);
        for (int i = 0; i < own.length; i++) {
            fates.add(settled(i));
        }
        return fates;
    }

    private static boolean standsAlone(ImageFacts image) {
        List<String> members = image.members();
        return image.subject() == null && members != null && members.isEmpty();
    }

    private void connect() {
        for (int i = 0; i < images.size(); i++) {
            positions.put(images.get(i).digest(), i);
            List<String> members = images.get(i).members();
            if (members != null) {
                for (String member : members) {
                    indexes.computeIfAbsent(member, _ -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    /** Only untagged images are guessed to be members: whoever tags an image of an index wants it for itself. */
    private boolean mayBeMember(int position) {
        ImageFacts image = images.get(position);
        return unread
                && image.tags().isEmpty()
                && image.subject() == null
                && !image.isUnreadIndex()
                && !indexes.containsKey(image.digest());
    }

    /** Digests cannot run in a circle, so this ends; a made-up circle ends at the fate by the rules. */
    private Fate settled(int position) {
        Fate known = settled[position];
        if (known != null) {
            return known;
        }
        settled[position] = own[position];
        Fate fate = held(position, ofSubject(position));
        Fate sure = mayBeMember(position) && !fate.isKept() ? fate.uncertain() : fate;
        settled[position] = sure;
        return sure;
    }

    private Fate ofSubject(int position) {
        String digest = images.get(position).subject();
        Integer subject = digest == null ? null : positions.get(digest);
        return subject == null ? own[position] : settled(subject).because(Reason.SUBJECT);
    }

    private Fate held(int position, Fate fate) {
        Fate held = fate;
        for (int index : indexes.getOrDefault(images.get(position).digest(), List.of())) {
            Action action = held.action();
            if (action == null) {
                return held;
            }
            Instant released = released(index, action);
            held = released == null ? Fate.kept(Reason.INDEX) : held.heldUntil(released);
        }
        return held;
    }

    /** From when on the index does not hold its members from this action; null for never. */
    private @Nullable Instant released(int index, Action action) {
        Fate fate = settled(index);
        if (action == Action.EXPIRE) {
            return fate.action() == Action.EXPIRE ? fate.at() : null;
        }
        return images.get(index).status() == Status.ARCHIVED ? now : fate.at();
    }
}
