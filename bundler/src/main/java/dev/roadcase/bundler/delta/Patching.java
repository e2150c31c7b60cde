package dev.roadcase.bundler.delta;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.delta.PatchedSource.PatchContent;
import dev.roadcase.bundler.layout.CopiedLayout;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.output.Output;
import dev.roadcase.bundler.output.Schedule;
import dev.roadcase.bundler.output.Target;
import dev.roadcase.bundler.preflight.OutputDisk;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes the newer bundle of the older one and a delta. All of it is verified before a byte is written.
 *
 * @param older a bundle
 * @param delta made with {@link DeltaWriter}
 * @param output where the newer bundle goes
 */
public record Patching(Path older, Path delta, Path output, Trust trust, Events events) {

    /**
     * Makes it. A run that was stopped is gone on with.
     *
     * @return its size in bytes
     * @throws Problem exit 3 where the delta is of another bundle, exit 4 where either is damaged or not trusted
     */
    public long run() {
        Source before = Source.open(older);
        try (Bundle bundle = Bundle.open(before, trust);
                Delta opened = Delta.open(delta)) {
            requireOlder(bundle, opened);
            PatchedSource source = new PatchedSource(
                    delta + " with " + older, opened.lines(), line -> find(line, opened, bundle, before));
            try (Bundle newer = new Verification(source, () -> trust, events, cores()).run()) {
                requireNewer(newer.indexDigest(), opened.to());
                write(newer, source);
            }
            return source.size();
        }
    }

    private void requireOlder(Bundle bundle, Delta opened) {
        if (!bundle.indexDigest().equals(opened.from())) {
            throw Problem.badInput(delta + " goes on from another bundle than " + older + ": its index.json is "
                            + opened.from() + ", and the bundle's is " + bundle.indexDigest())
                    .advise("give the bundle that stood first in: bundle diff OLD NEW -o DELTA");
        }
    }

    private void requireNewer(Digest made, Digest announced) {
        if (!made.equals(announced)) {
            throw Problem.notAuthentic(delta + " makes another bundle than it says: " + made + " and not " + announced);
        }
    }

    /** A blob of the older bundle is taken from there, and everything else from the delta. */
    private static Optional<PatchContent> find(Delta.ListedEntry line, Delta delta, Bundle older, Source before) {
        return Optional.ofNullable(delta.places().get(line.name()))
                .filter(place -> place.size() == line.size())
                .map(place -> new PatchContent(delta.source(), place.offset()))
                .or(() -> EntryName.digest(line.name())
                        .flatMap(older::blob)
                        .filter(entry -> entry.size() == line.size())
                        .map(entry -> new PatchContent(before, entry.offset())));
    }

    private void write(Bundle newer, PatchedSource source) {
        Target target = new Target(output, Optional.empty());
        target.settle();
        OutputDisk.requireRoom(target, source.size());
        events.emit(new Event.Began("writing " + output));
        Layout layout = new CopiedLayout(
                        newer, entry -> place -> place.copy(source.stretches(entry.offset(), entry.size())))
                .layout();
        new Output(target, events).write(layout, Schedule.ascending(layout));
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
