package dev.roadcase.bundler.referrer;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.IndexMembers;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedReferrer;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.remote.registry.ReferrerTags;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks in a repository for what belongs to a manifest: in the registry's list of referrers, in the index that stands for
 * this list elsewhere, under the tags of cosign, and in the image's own index, where BuildKit keeps attestations. A
 * registry may have learnt to list referrers later than it got them, so all four are asked.
 */
public record ReferrerSearch(ImageDocuments documents) {
    /** On the member of an index: the digest of the manifest that it attests (BuildKit, "Attestation storage"). */
    private static final String ATTESTED = "vnd.docker.reference.digest";

    /**
     * All that belongs to a manifest of an image's repository and is there.
     *
     * @param image with a digest
     */
    public FoundReferrers of(Reference image, Digest subject) {
        ReferrerTags tags = new ReferrerTags(image, subject);
        IndexMembers listed = listed(image, subject, tags);
        List<String> remarks = new ArrayList<>();
        listed.problems().forEach(problem -> remarks.add("a referrer of " + subject + " is left out: " + problem));
        Map<Digest, LockedReferrer> found = new LinkedHashMap<>();
        Stream.concat(listed.readable().stream(), attestations(image, subject))
                .filter(member -> !found.containsKey(member.digest()))
                .forEach(member -> look(member, image, remarks)
                        .ifPresent(digest -> found.put(digest, new LockedReferrer(Optional.empty(), digest))));
        tags.cosign()
                .forEach(tag -> documents
                        .find(tag)
                        .ifPresent(manifest -> found.putIfAbsent(
                                manifest.digest(), new LockedReferrer(tag.tag(), manifest.digest()))));
        return new FoundReferrers(List.copyOf(found.values()), remarks);
    }

    private IndexMembers listed(Reference image, Digest subject, ReferrerTags tags) {
        IndexMembers none = new IndexMembers(List.of(), List.of());
        return documents
                .referrers(image, subject)
                .orElse(none)
                .and(documents.members(tags.index()).orElse(none));
    }

    private Stream<Descriptor> attestations(Reference image, Digest subject) {
        return documents.manifest(image).content() instanceof ImageIndex index
                ? index.manifests().stream()
                        .filter(member -> member.annotation(ATTESTED).equals(Optional.of(subject.toString())))
                : Stream.empty();
    }

    /** Lists outlive what they name, and name what no reader of today knows. */
    private Optional<Digest> look(Descriptor member, Reference image, List<String> remarks) {
        Optional<String> problem = problem(member, image);
        problem.ifPresent(why -> remarks.add("its referrer " + member.digest() + " is left out: " + why));
        return problem.isPresent() ? Optional.empty() : Optional.of(member.digest());
    }

    private Optional<String> problem(Descriptor member, Reference image) {
        if (!MediaType.isManifest(member.mediaType()) && !MediaType.isIndex(member.mediaType())) {
            return Optional.of("its type is " + member.mediaType() + ", which is no manifest of OCI or Docker");
        }
        try {
            Optional<PulledManifest> manifest = documents.find(image.pinnedTo(member.digest()));
            return manifest.isPresent() ? Optional.empty() : Optional.of("its registry lists it, and does not have it");
        } catch (Problem e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return Optional.of(e.getMessage());
            }
            throw e;
        }
    }
}
