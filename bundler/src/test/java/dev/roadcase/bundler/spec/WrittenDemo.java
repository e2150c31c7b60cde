package dev.roadcase.bundler.spec;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/** A demo's folder that a test writes. */
final class WrittenDemo {
    static final String HEAD = "apiVersion: roadcase.dev/v1\nname: hello\nversion: 1.0.0\n";

    private final Path folder;

    WrittenDemo(Path folder) {
        this.folder = folder;
    }

    WrittenDemo with(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WrittenDemo saying(String yaml) {
        return with(DemoFolder.FILE, yaml);
    }

    DemoFolder folder() {
        return DemoFolder.at(folder);
    }

    Demo read() {
        return DemoReader.read(folder());
    }

    /** The lines of the problem that reading it gives, without the path of the folder. */
    List<String> complaints() {
        return complaints(this::read);
    }

    List<String> complaints(Runnable work) {
        Problem problem = Assertions.catchThrowableOfType(Problem.class, work::run);
        Assertions.assertThat(problem).as("a problem").isNotNull();
        Assertions.assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        return problem.getMessage().replace(folder + "/", "").lines().toList();
    }
}
