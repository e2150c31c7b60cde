package dev.roadcase.bundler.pack;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.OciLayout;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** One bundle, laid out and signed, about to be written. The same cargo and key give the same bytes. */
public final class Packing {
    private final byte[] index;
    private final Layout layout;

    private Packing(byte[] index, Layout layout) {
        this.index = index;
        this.layout = layout;
    }

    /** Lays the cargo out. The signature stands before the blobs and covers what names them, so it is made here. */
    public static Packing of(BundleContents cargo, SigningKey key) {
        byte[] publicKey = key.verificationKey().pem();
        byte[] dockerManifests = DockerManifests.of(cargo.images());
        byte[] index = IndexJson.of(cargo, publicKey, dockerManifests);
        Map<String, byte[]> front = new LinkedHashMap<>();
        front.put(EntryName.OCI_LAYOUT, OciLayout.marker());
        front.put(EntryName.INDEX, index);
        front.put(EntryName.SIGNATURE, key.sign(index).text());
        front.put(EntryName.PUBLIC_KEY, publicKey);
        front.put(EntryName.DOCKER_MANIFESTS, dockerManifests);
        return new Packing(index, Layout.of(front, cargo));
    }

    /** Digest of index.json: the bundle's identity. */
    public Digest indexDigest() {
        return Digest.of(index);
    }

    /** Where everything will stand. */
    public Layout layout() {
        return layout;
    }

    /** Writes the bundle into one file, with as many jobs as suit this machine. */
    public void writeTo(Path output, Events events) {
        writeTo(
                Target.file(output),
                Schedule.largestFirst(
                        layout, OptionalInt.empty(), Runtime.getRuntime().availableProcessors()),
                events);
    }

    /**
     * Writes the bundle beside its final name and gives it that name when all of it is on the disk. What stood there stays
     * until then, and for good where anything fails. What an earlier run has left beside it is gone on with.
     *
     * @param schedule of this packing's layout
     */
    public void writeTo(Target target, Schedule schedule, Events events) {
        try (PartialFile partial = PartialFile.open(target, layout)) {
            events.emit(new Event.Expected(layout.bytesToFetch(), partial.present()));
            new Writers(partial, schedule).run();
            partial.finish(layout.length());
        } catch (Problem e) {
            if (Files.exists(target.journal())) {
                events.emit(new Event.Noted("what has arrived is kept: the same command goes on with it"));
            }
            throw e;
        }
    }
}
