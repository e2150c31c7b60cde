package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.registry.store.Lookup.Absence;
import dev.roadcase.agent.registry.store.Lookup.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a client means by a name, as one repository.
 *
 * @param name as the client wrote it
 * @param holdings what is held under each full name; of one full name, the upper layer first
 */
public record JoinedRepository(String name, List<Holding> holdings) implements Repository {
    public JoinedRepository {
        holdings = List.copyOf(holdings);
    }

    /** What one layer holds under a full name. */
    public record Holding(RepositoryName fullName, Repository content) {}

    @Override
    public List<String> tags() {
        return List.copyOf(holdings.stream()
                .flatMap(each -> each.content().tags().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * If hosts give a tag different meanings, nobody can tell which one the client wants. A meaning that cannot be read
     * hides those below it all the same.
     */
    @Override
    public Lookup<StoredManifest> tagged(String tag) {
        Map<RepositoryName, Lookup<StoredManifest>> meanings = meanings(tag);
        List<RepositoryName> hosted =
                meanings.keySet().stream().filter(its -> its.host().isPresent()).toList();
        if (hosted.stream()
                        .map(meanings::get)
                        .map(JoinedRepository::digest)
                        .distinct()
                        .count()
                > 1) {
            return unclear(tag, hosted);
        }
        return Stream.concat(hosted.stream(), meanings.keySet().stream())
                .findFirst()
                .map(meanings::get)
                .orElseGet(() -> noTag(tag));
    }

    private Map<RepositoryName, Lookup<StoredManifest>> meanings(String tag) {
        Map<RepositoryName, Lookup<StoredManifest>> meanings = new LinkedHashMap<>();
        for (Holding holding : holdings) {
            if (!meanings.containsKey(holding.fullName())) {
                Lookup<StoredManifest> meaning = holding.content().tagged(tag);
                if (!isMissing(meaning)) {
                    meanings.put(holding.fullName(), meaning);
                }
            }
        }
        return meanings;
    }

    private static boolean isMissing(Lookup<StoredManifest> meaning) {
        return meaning instanceof Lookup.Absent<StoredManifest> absent && absent.kind() == Absence.MANIFEST;
    }

    private static Optional<ContentDigest> digest(Lookup<StoredManifest> meaning) {
        return meaning instanceof Found<StoredManifest> found
                ? Optional.of(found.thing().digest())
                : Optional.empty();
    }

    @Override
    public Lookup<StoredManifest> manifest(ContentDigest digest) {
        return first(
                each -> each.manifest(digest), Lookup.absent(Absence.MANIFEST, name + " has no manifest " + digest));
    }

    @Override
    public Lookup<StoredBlob> blob(ContentDigest digest) {
        return first(each -> each.blob(digest), noBlob(digest));
    }

    @Override
    public Lookup<StoredBlob> blobToPush(ContentDigest digest) {
        return first(each -> each.blobToPush(digest), noBlob(digest));
    }

    @Override
    public List<ListedReferrer> referrers(ContentDigest subject) {
        Map<ContentDigest, ListedReferrer> all = new TreeMap<>();
        holdings.stream()
                .flatMap(each -> each.content().referrers(subject).stream())
                .forEach(each -> all.putIfAbsent(each.digest(), each));
        return List.copyOf(all.values());
    }

    /** The first that is found, or the reason that says most, if it says more than that there is none. */
    private <T> Lookup<T> first(Function<Repository, Lookup<T>> question, Lookup<T> otherwise) {
        List<Lookup.Absent<T>> reasons = new ArrayList<>();
        for (Holding holding : holdings) {
            Lookup<T> answer = question.apply(holding.content());
            if (answer instanceof Lookup.Absent<T> absent) {
                reasons.add(absent);
            } else {
                return answer;
            }
        }
        return reasons.stream()
                .filter(reason -> reason.kind().compareTo(Absence.BLOB) > 0)
                .max(Comparator.comparing(Lookup.Absent::kind))
                .<Lookup<T>>map(reason -> reason)
                .orElse(otherwise);
    }

    private Lookup<StoredBlob> noBlob(ContentDigest digest) {
        return Lookup.absent(Absence.BLOB, "the images of " + name + " here have no blob " + digest);
    }

    private Lookup<StoredManifest> noTag(String tag) {
        String tags = tags().isEmpty() ? "none" : String.join(", ", tags());
        return Lookup.absent(Absence.MANIFEST, name + " has no tag " + tag + ": it has " + tags);
    }

    private Lookup<StoredManifest> unclear(String tag, List<RepositoryName> hosted) {
        String names = hosted.stream().map(RepositoryName::toString).collect(Collectors.joining(" or "));
        return Lookup.absent(
                Absence.MANIFEST, name + " has no one " + tag + ": ask for " + names + ", or say whose with ?ns=HOST");
    }
}
