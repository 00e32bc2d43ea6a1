package io.mirrordesk.doctor.chart;

import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.doctor.Evidence;
import io.mirrordesk.doctor.text.Complaint;
import io.mirrordesk.doctor.text.Signal;
import io.mirrordesk.doctor.text.SignalKind;
import io.mirrordesk.identity.Person;
import io.mirrordesk.oci.ImageReference;
import io.mirrordesk.request.Translation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One image that could not be pulled, and everything that is known about it.
 *
 * @param by who asks
 * @param place empty if the text names no reference
 * @param repository present if the reference leads into this registry
 * @param translated says where an image of an upstream is cached for the person
 */
public record Case(
        Person by,
        Complaint complaint,
        ManagedRegistry registry,
        List<ManagedRegistry> managed,
        Optional<Place> place,
        Rules rules,
        Caller caller,
        Optional<Repository> repository,
        Function<String, Translation.Reference> translated) {

    /** What the complaint says of one of these kinds, as evidence; empty if it says nothing of the sort. */
    public Optional<Evidence> said(SignalKind... kinds) {
        return complaint.first(kinds).map(Case::quoted);
    }

    public boolean says(SignalKind... kinds) {
        return complaint.says(kinds);
    }

    /** The reference as the text has it. */
    public Evidence written() {
        return new Evidence("“" + complaint.original() + "”", "your text, line " + complaint.line(), null);
    }

    /** The tag or digest that was pulled. */
    public Optional<String> version() {
        return complaint
                .reference()
                .map(image ->
                        image.digest().map(Object::toString).or(image::tag).orElse(ImageReference.DEFAULT_TAG));
    }

    /** A reference into this registry with the version of the one that was written. */
    public String here(String path) {
        String tag = complaint
                .reference()
                .flatMap(ImageReference::tag)
                .map(text -> ":" + text)
                .orElse("");
        String digest = complaint
                .reference()
                .flatMap(ImageReference::digest)
                .map(text -> "@" + text)
                .orElse("");
        String version = tag.isEmpty() && digest.isEmpty() ? ":" + ImageReference.DEFAULT_TAG : tag + digest;
        return registry.pullHost() + "/" + path + version;
    }

    /** The same path at the upstream, with a tag: what requests and commands name. */
    public String tagged(String path) {
        return path + ":" + complaint.reference().flatMap(ImageReference::tag).orElse(ImageReference.DEFAULT_TAG);
    }

    private static Evidence quoted(Signal signal) {
        return new Evidence("“" + signal.excerpt() + "”", "your text, line " + signal.line(), null);
    }
}
