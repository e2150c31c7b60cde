package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An entry of a tarball that is yet to be written. */
sealed interface TarPart {
    String name();

    /** In bytes. */
    long size();

    /** Its content; a damaged blob fails at its end. */
    InputStream content(Bundle bundle);

    /** Where the next entry begins, if this one begins here. */
    default long end(long start) {
        return new Entry(name(), start, size()).end();
    }

    /** Content of the bundle, under a name that the tarball's format asks for. */
    record BundledBlob(String name, Descriptor descriptor) implements TarPart {
        @Override
        public long size() {
            return descriptor.size();
        }

        @Override
        public InputStream content(Bundle bundle) {
            return bundle.stream(descriptor);
        }
    }

    /** Content that a bundle does not have: a whole file of this machine. */
    record MadeBlob(String name, long size, Path file) implements TarPart {
        @Override
        public InputStream content(Bundle bundle) {
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                throw Problem.machine("cannot read " + file + ": " + e.getMessage())
                        .causedBy(e);
            }
        }
    }

    /** Made for the tarball. */
    record Document(String name, byte[] bytes) implements TarPart {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream content(Bundle bundle) {
            return new ByteArrayInputStream(bytes);
        }
    }
}
