package dev.roadcase.bundler.doctor.computer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * This computer, as examinations look at it.
 *
 * @param programs that are asked
 * @param files by which Linux says how it is
 * @param environment whose PATH counts
 */
public record Computer(ProgramQuestion programs, SystemFiles files, Map<String, String> environment, Clock clock) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public Computer {
        environment = Map.copyOf(environment);
    }

    /** The one that this runs on. */
    public static Computer here() {
        return new Computer(
                new InstalledPrograms(PATIENCE), new SystemFiles(Path.of("/")), System.getenv(), Clock.systemUTC());
    }

    /** Its container engines. */
    public EngineQuestion engines() {
        return new EngineQuestion(programs);
    }
}
