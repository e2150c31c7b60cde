package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.LockedReferrer;
import dev.roadcase.bundler.referrer.FoundReferrers;
import dev.roadcase.bundler.referrer.ReferrerSearch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what belongs to one image, and what belongs to that: an SBOM may be signed. For one thread. */
final class Attachments {
    /** An image that is built every night, and signed, has hundreds under one tag, not thousands. */
    private static final int MOST = 1000;

    private final ImageResolver everything;
    private final ReferrerSearch search;
    private final PackedImage image;
    private final SortedMap<Digest, List<LockedReferrer>> found = new TreeMap<>();
    private final Map<Digest, PackedImage> images = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param everything resolves all platforms of what it is given */
    Attachments(ImageResolver everything, ReferrerSearch search, PackedImage image) {
        this.everything = everything;
        this.search = search;
        this.image = image;
    }

    /** @param known what the lock has of it */
    Attached collect(SortedMap<Digest, List<LockedReferrer>> known) {
        Deque<Digest> subjects = new ArrayDeque<>(manifests());
        while (!subjects.isEmpty()) {
            Digest subject = subjects.remove();
            if (!found.containsKey(subject)) {
                List<LockedReferrer> its = known.containsKey(subject) ? known.get(subject) : ask(subject);
                found.put(subject, its);
                its.forEach(referrer -> add(referrer, subject, subjects));
            }
        }
        return new Attached(found, List.copyOf(images.values()), remarks);
    }

    private List<Digest> manifests() {
        return image.blobs().stream()
                .map(blob -> blob.descriptor())
                .filter(blob -> MediaType.isManifest(blob.mediaType()) || MediaType.isIndex(blob.mediaType()))
                .map(blob -> blob.digest())
                .distinct()
                .toList();
    }

    private List<LockedReferrer> ask(Digest subject) {
        FoundReferrers answer = search.of(pinned(), subject);
        remarks.addAll(answer.remarks());
        return answer.found();
    }

    private Reference pinned() {
        return image.reference().withDigest(image.root().digest());
    }

    private void add(LockedReferrer referrer, Digest subject, Deque<Digest> subjects) {
        if (!images.containsKey(referrer.digest())) {
            images.put(referrer.digest(), packed(referrer, subject));
            subjects.add(referrer.digest());
        }
        if (images.size() > MOST) {
            throw Problem.badInput(image.reference() + " has more than " + MOST + " referrers")
                    .advise("say \"referrers: false\" of this image in demo.yaml");
        }
    }

    /** No container runtime gets it, whatever it is. */
    private PackedImage packed(LockedReferrer referrer, Digest subject) {
        Reference reference = referrer.beside(image.reference());
        PackedImage found = everything.resolve(reference, reference.pinnedTo(referrer.digest()), Set.of());
        return new PackedImage(
                reference,
                found.root().withAnnotations(Map.of(Annotation.SUBJECT, subject.toString())),
                Optional.empty(),
                Set.of(),
                found.blobs(),
                List.of(),
                List.of());
    }
}
