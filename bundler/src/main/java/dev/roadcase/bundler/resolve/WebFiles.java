package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedFile;
import dev.roadcase.bundler.kubernetes.PublishedSum;
import dev.roadcase.bundler.lock.KnownLock;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.lock.Wanted;
import dev.roadcase.bundler.spec.file.CarriedUrl;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of files from the web before any of them is fetched.
 *
 * @param lock what their addresses give, where the sum and the size are known
 * @param sums what each has to be, where anybody states it
 * @param said how large they are, in bytes, as far as their servers have said
 */
record WebFiles(Lock lock, Map<URI, Digest> sums, Map<URI, Long> said) {
    WebFiles {
        sums = Map.copyOf(sums);
        said = Map.copyOf(said);
    }

    /** Asks upstream for the sums that neither the lock nor demo.yaml states. */
    static WebFiles of(Demand demand, KnownLock known, Map<URI, Long> said, Documents documents, Events events) {
        Map<URI, Digest> sums = new HashMap<>();
        Wanted.by(demand).files().forEach((url, stated) -> {
            Optional<Digest> locked = known.begun().url(url).map(LockedFile::sha256);
            stated.or(() -> locked).ifPresent(sum -> sums.put(url, sum));
        });
        sums.putAll(published(demand, sums, documents, events));
        return new WebFiles(known.begun().and(unmoved(sums, known)), sums, said);
    }

    private static Map<URI, Digest> published(
            Demand demand, Map<URI, Digest> known, Documents documents, Events events) {
        Map<URI, PublishedSum> places = new LinkedHashMap<>();
        demand.files().stream()
                .filter(file -> file.published().isPresent())
                .filter(file -> !known.containsKey(url(file)))
                .forEach(file -> places.put(url(file), file.published().get()));
        try (Questions<URI, String> questions = new Questions<>("sums")) {
            places.values()
                    .forEach(sum ->
                            questions.begin(sum.url(), () -> documents.web().text(sum.url(), documents.folder())));
            Map<URI, Digest> found = new HashMap<>();
            places.forEach((url, sum) -> sum.in(questions.get(sum.url()))
                    .ifPresentOrElse(digest -> found.put(url, digest), () -> events.emit(unpublished(sum))));
            return found;
        }
    }

    private static Event unpublished(PublishedSum sum) {
        return new Event.Warned(
                sum.url() + " gives no SHA-256 of " + sum.file() + ": the lock keeps that of what came");
    }

    /** As the lock has it. */
    private static URI url(DemandedFile file) {
        return CarriedUrl.of(file.url().orElseThrow().url());
    }

    /** What was locked before and has the sum that is stated or published now. */
    private static Lock unmoved(Map<URI, Digest> sums, KnownLock known) {
        return known.former().files().entrySet().stream()
                .filter(file -> file.getValue().sha256().equals(sums.get(file.getKey())))
                .reduce(Lock.EMPTY, (lock, file) -> lock.with(file.getKey(), file.getValue()), Lock::and);
    }

    Optional<Digest> sum(URI url) {
        return Optional.ofNullable(sums.get(CarriedUrl.of(url)));
    }

    /** How large a file is, as the lock or else its server says. */
    OptionalLong size(URI url) {
        return lock.url(url).map(file -> OptionalLong.of(file.size())).orElseGet(() -> said(url));
    }

    OptionalLong said(URI url) {
        return said.containsKey(url) ? OptionalLong.of(said.get(url)) : OptionalLong.empty();
    }
}
