package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.archive.verification.Blobs;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Where a bundle is kept: its headers, its signature, and samples of its blobs. Small blobs are read whole and held against
 * their digests; of large ones a stretch is read. Only {@code bundle verify} reads everything.
 *
 * @param refusal why the bundle cannot be opened, if it is not its key alone
 * @param until when to stop reading, as {@link System#nanoTime} counts
 */
record StickExamination(Path file, Optional<Problem> refusal, RandomGenerator random, long until)
        implements Examination {
    private static final int MOST_SMALL = 24;
    private static final int MOST_LARGE = 16;
    private static final long SMALL = 1L << 20;
    private static final int STRETCH = 64 << 10;

    @Override
    public List<Symptom> symptoms() {
        List<Problem> found = new ArrayList<>();
        refusal.ifPresent(found::add);
        try (Source source = Source.open(file);
                Blobs blobs = Blobs.in(source)) {
            blobs.damage().filter(its -> found.isEmpty()).ifPresent(found::add);
            small(blobs).filter(entry -> !blobs.holds(entry)).map(this::damaged).forEach(found::add);
            readLarge(source, blobs);
        } catch (Problem unreadable) {
            found.add(unreadable);
        }
        return found.stream().map(Symptom::of).distinct().toList();
    }

    private Stream<Entry> small(Blobs blobs) {
        return sample(blobs, true).limit(MOST_SMALL).takeWhile(entry -> isTime());
    }

    private void readLarge(Source source, Blobs blobs) {
        SourceBytes bytes = new SourceBytes(source);
        sample(blobs, false).limit(MOST_LARGE).takeWhile(entry -> isTime()).forEach(entry -> {
            long from = random.nextLong(entry.size() - STRETCH + 1);
            bytes.at(entry.offset() + from, STRETCH);
        });
    }

    private boolean isTime() {
        return System.nanoTime() < until;
    }

    private Stream<Entry> sample(Blobs blobs, boolean small) {
        List<Entry> entries = new ArrayList<>(blobs.entries().stream()
                .filter(entry -> EntryName.digest(entry.name()).isPresent() && entry.size() <= SMALL == small)
                .toList());
        for (int i = entries.size(); i > 1; i--) {
            Collections.swap(entries, i - 1, random.nextInt(i));
        }
        return entries.stream();
    }

    private Problem damaged(Entry entry) {
        return Problem.notAuthentic(file + " is damaged: its entry " + entry.name() + ", from byte " + entry.offset()
                        + " on, is not what its digest says")
                .advise("copy it again from a good copy, and read all of it: bundle verify " + file);
    }
}
