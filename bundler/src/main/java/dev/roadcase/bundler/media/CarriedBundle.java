package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.source.SourceBytes;
import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.layout.CopiedLayout;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.output.Output;
import dev.roadcase.bundler.output.Schedule;
import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.output.VolumeSize;
import dev.roadcase.bundler.preflight.OutputDisk;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A bundle that goes onto a stick, byte for byte: as one file, or as volumes where the stick takes no such file. */
final class CarriedBundle implements Closeable {
    private final Source source;
    private final Bundle bundle;
    private final Target target;

    private CarriedBundle(Source source, Bundle bundle, Target target) {
        this.source = source;
        this.bundle = bundle;
        this.target = target;
    }

    /** @throws Problem exit 4 if it is damaged, or signed by nobody who is trusted */
    static CarriedBundle open(Path file, Trust trust, Stick stick, Optional<VolumeSize> asked) {
        Source source = Source.open(file);
        Bundle bundle = Bundle.open(source, trust);
        return source.openedBy(() -> {
            Path name = Path.of(source.name()).getFileName();
            Optional<VolumeSize> volumes = stick.volumes(asked, source.size());
            return new CarriedBundle(source, bundle, new Target(stick.folder().resolve(name), volumes));
        });
    }

    Bundle bundle() {
        return bundle;
    }

    /** Its path on the stick, as one file. */
    Path path() {
        return target.path();
    }

    /** Its files on the stick, the list of volumes left out. */
    List<Path> files() {
        List<Path> volumes = target.volumes(source.size());
        return volumes.isEmpty() ? List.of(path()) : volumes;
    }

    /** How many bytes of it are missing on the stick, as far as that can be known without reading all of it. */
    long missing() {
        return looksTheSame() ? 0 : Math.max(0, source.size() - OutputDisk.held(path()));
    }

    /** Whether files of its size stand there which begin in the same way: so they have the same index.json. */
    boolean looksTheSame() {
        if (!target.holds(source.size())) {
            return false;
        }
        try (Source there = Source.open(path())) {
            return Arrays.equals(front(source), front(there));
        } catch (Problem e) {
            return false;
        }
    }

    private byte[] front(Source of) {
        Entry last = bundle.entries().stream()
                .filter(entry -> EntryName.digest(entry.name()).isEmpty())
                .reduce((one, next) -> next)
                .orElseThrow();
        return new SourceBytes(of).at(0, (int) last.end());
    }

    /** Ends what an earlier run was about to end. */
    void settle() {
        target.settle();
    }

    /** What a stopped run has left is not written again. */
    void write(Events events) {
        events.emit(new Event.Began("writing " + path()));
        Layout layout = new CopiedLayout(bundle, entry -> new BlobCopy(bundle, entry, events)).layout();
        requireSigned(layout);
        events.emit(new Event.TransferBegan(bundle.file(), layout.slowBytes()));
        new Output(target, events).write(layout, Schedule.ascending(layout));
        events.emit(new Event.TransferEnded(bundle.file()));
    }

    /** Opening the bundle has checked all small entries but one. */
    private void requireSigned(Layout layout) {
        Digest found = layout.frontDigests().get(EntryName.DOCKER_MANIFESTS);
        if (bundle.index()
                .annotation(Annotation.DOCKER_MANIFESTS)
                .filter(found.toString()::equals)
                .isEmpty()) {
            throw Problem.notAuthentic(bundle.file() + " is damaged: its entry " + EntryName.DOCKER_MANIFESTS
                            + " is not what its digest says")
                    .advise("take a good copy of the bundle, or prepare it again");
        }
    }

    /** What is said of the first byte on the stick that differs. */
    Optional<Problem> difference(ReadBack readBack) {
        long from = 0;
        for (Path file : files()) {
            long length = Math.min(target.volumes().map(VolumeSize::bytes).orElse(source.size()), source.size() - from);
            Optional<Problem> difference = readBack.difference(file, source, from, length);
            if (difference.isPresent()) {
                return difference;
            }
            from += length;
        }
        return target.volumes().isEmpty() ? Optional.empty() : readBack.unreadable(VolumeSet.listOf(path()));
    }

    @Override
    public void close() {
        bundle.close();
    }
}
