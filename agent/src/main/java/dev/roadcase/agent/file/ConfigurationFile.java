package dev.roadcase.agent.file;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A configuration file of this machine. It is written only if its content changes. */
public record ConfigurationFile(Path path) {
    private static final int LARGEST = 1 << 20;

    /** What stands there; at most 1 MiB. */
    public Optional<byte[]> content() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw Problem.machine(path + " has over " + LARGEST + " bytes: that is no configuration");
            }
            return Optional.of(content);
        } catch (IOException e) {
            throw Problem.machine("cannot read " + path + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Makes it say this. Answers whether it said something else before. */
    public boolean write(byte[] wanted) {
        if (content().filter(there -> Arrays.equals(there, wanted)).isPresent()) {
            return false;
        }
        makeFolder();
        new NewFile(path).write(out -> out.write(wanted));
        return true;
    }

    public boolean write(String wanted) {
        return write(wanted.getBytes(StandardCharsets.UTF_8));
    }

    private void makeFolder() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw Problem.machine("cannot make the folder of " + path + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
