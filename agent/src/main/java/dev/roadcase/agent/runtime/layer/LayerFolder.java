package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.file.FolderTree;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.member.Unpacking;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** The folder of a layer while the layer is unpacked into it. */
final class LayerFolder implements Unpacking, AutoCloseable {
    private final Path folder;
    private TarExtraction extraction;

    LayerFolder(Path folder) throws IOException {
        this.folder = folder;
        this.extraction = TarExtraction.into(folder);
    }

    @Override
    public OutputStream tar() {
        return extraction.in();
    }

    @Override
    public void delete(String path) throws IOException {
        end();
        new FolderTree(new BytePath(path).below(folder)).delete();
        extraction = TarExtraction.into(folder);
    }

    /** Must be called when the last tar is written. */
    void end() throws IOException {
        try {
            extraction.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    @Override
    public void close() {
        extraction.close();
    }
}
