package dev.roadcase.bundler.reuse;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.source.Stretch;
import dev.roadcase.agent.archive.source.VolumeSet;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bundles whose content may be taken over: the one at the output path, then those that the user named. */
public final class OlderBundles implements Closeable {
    /** No older bundle. */
    public static final OlderBundles NONE = new OlderBundles(Optional.empty(), List.of());

    private final Optional<OlderBundle> atOutput;
    private final List<OlderBundle> all;

    private OlderBundles(Optional<OlderBundle> atOutput, List<OlderBundle> all) {
        this.atOutput = atOutput;
        this.all = List.copyOf(all);
    }

    /**
     * Opens them. The file at the output path need not be a bundle; the files that the user named must.
     *
     * @throws Problem exit 3 where a named file is not there, or is no bundle
     */
    public static OlderBundles open(Path output, List<Path> named, Events events) {
        List<OlderBundle> all = new ArrayList<>();
        try {
            Optional<OlderBundle> atOutput = atOutput(output, events);
            atOutput.ifPresent(all::add);
            for (Path file : named) {
                if (atOutput.isEmpty() || !isSame(file, output)) {
                    all.add(named(file, events));
                }
            }
            return new OlderBundles(atOutput, all);
        } catch (RuntimeException e) {
            all.forEach(OlderBundle::close);
            throw e;
        }
    }

    /** The bundle at the output path, which would be replaced. */
    public Optional<OlderBundle> atOutput() {
        return atOutput;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The bundles in their order. */
    public Stream<OlderBundle> stream() {
        return all.stream();
    }

    /** Where a blob of this digest and size stands, in the first bundle that has it. */
    public Optional<OlderEntry> find(Descriptor blob) {
        return all.stream()
                .flatMap(older -> older.find(blob).map(entry -> new OlderEntry(older, entry)).stream())
                .findFirst();
    }

    /** A manifest or config that a bundle has, held against its digest. */
    public Optional<byte[]> document(Digest digest) {
        return all.stream().flatMap(older -> older.document(digest).stream()).findFirst();
    }

    /** A blob in a bundle. */
    public record OlderEntry(OlderBundle bundle, Entry entry) {

        /** The bundle, as the user calls it. */
        public String file() {
            return bundle.file();
        }

        /** Reports that its bytes are damaged, and does not offer it again. */
        public void reject() {
            bundle.reject(entry);
        }

        /** Whether its bytes have its digest; the first call reads all of them. */
        public boolean holds() {
            return bundle.holds(entry);
        }

        /** Where its bytes stand in files, unchecked: whoever copies them holds what arrived against the digest. */
        public List<Stretch> stretches() {
            return bundle.stretches(entry);
        }
    }

    private static Optional<OlderBundle> atOutput(Path output, Events events) {
        if (!Files.isRegularFile(output) && !Files.isRegularFile(VolumeSet.listOf(output))) {
            return Optional.empty();
        }
        try {
            return Optional.of(OlderBundle.open(output, events));
        } catch (Problem e) {
            // It is a file of another kind, or one that may not be read. It is replaced, or the replacement fails with
            // a better reason.
            return Optional.empty();
        }
    }

    private static OlderBundle named(Path file, Events events) {
        try {
            return OlderBundle.open(file, events);
        } catch (Problem e) {
            throw e.exitCode() == ExitCode.BAD_INPUT
                    ? e.in("--reuse").advise("name a bundle that was prepared before")
                    : e;
        }
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        all.forEach(OlderBundle::close);
    }
}
