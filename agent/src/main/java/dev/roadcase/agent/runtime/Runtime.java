package dev.roadcase.agent.runtime;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.mirror.Mirroring;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** A program that keeps and runs images: all that differs from one to the other. */
public sealed interface Runtime permits Containerd, Docker, Podman {

    /**
     * Which of these images it holds already: whole, unchanged and under their names.
     *
     * @throws Problem exit 6, where its client is missing or its socket does not answer
     */
    Set<WantedImage> held(List<WantedImage> wanted);

    /**
     * Refuses an image that it cannot take, before anything is loaded.
     *
     * @throws Problem exit 6
     */
    void require(List<WantedImage> missing);

    /**
     * Loads an image and makes sure of it. Where that fails, its name is not left with half an image.
     *
     * @param held what the runtime holds already: what it shares with these need not be sent again
     * @throws Problem exit 4, where the bundle is damaged; exit 6, where the runtime does not take it
     */
    void load(WantedImage image, Set<WantedImage> held);

    /**
     * Has a later pull of an image answered by the registry: writes the configuration for it where it differs from what is
     * there.
     *
     * @param hosts whose images the bundle carries, such as {@code docker.io}
     */
    void pullFrom(Mirroring mirroring, SortedSet<String> hosts);
}
