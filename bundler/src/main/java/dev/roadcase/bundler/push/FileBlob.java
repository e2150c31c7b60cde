package dev.roadcase.bundler.push;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.Outgoing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A blob that was made here: a whole file of this computer. */
record FileBlob(Descriptor blob, Path file) implements Outgoing {
    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public InputStream from(long offset) {
        try {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** A layer of a few files has no progress that anybody could see. */
    @Override
    public void sent(long count) {}
}
