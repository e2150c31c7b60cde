package dev.roadcase.bundler.doctor.computer;

import dev.roadcase.bundler.time.Heard;
import java.util.Optional;
import java.util.stream.Stream;

/** What came of asking Docker and Podman. */
public record AnsweringEngines(Heard<ContainerEngine> docker, Heard<ContainerEngine> podman) {

    /** The one that machines would run on: Docker before Podman, and one of root before one of a user. */
    public Optional<ContainerEngine> chosen() {
        return both().filter(engine -> !engine.rootless()).findFirst().or(() -> both().findFirst());
    }

    private Stream<ContainerEngine> both() {
        return Stream.of(docker, podman).flatMap(heard -> heard.answer().stream());
    }
}
