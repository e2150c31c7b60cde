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
     * @throws Problem exit 6 if its client is missing or its socket does not answer
     */
    Set<WantedImage> held(List<WantedImage> wanted);

    /**
     * The names that loading these images would give, as far as they are not there yet. Names that stand for the same
     * image already are somebody's.
     *
     * @throws Problem exit 6 if its client is missing or its socket does not answer
     */
    List<GivenName> absent(List<WantedImage> wanted);

    /**
     * Which of these names stand for their images.
     *
     * @throws Problem exit 6 if its client is missing or its socket does not answer
     */
    Set<GivenName> present(List<GivenName> names);

    /**
     * Of which of these names anything is left: they are there, or a load or a removal of them was interrupted.
     *
     * @throws Problem exit 6 if its client is missing or its socket does not answer
     */
    default Set<GivenName> remains(List<GivenName> names) {
        return present(names);
    }

    /**
     * All names that a kubelet's runtime has, as far as no other has the runtime for itself: containerd's in the namespace
     * of its CRI. Pods bring names that nobody told us of.
     *
     * @throws Problem exit 6 if its client is missing or its socket does not answer
     */
    default List<GivenName> ofPods() {
        return List.of();
    }

    /**
     * Takes these names away, and what no other name needs then. A name that stands for another image stays. Answers
     * those that containers use: they stay too.
     *
     * @throws Problem exit 6 if the runtime does not answer, or refuses
     */
    List<UsedImage> remove(List<GivenName> names);

    /**
     * Refuses an image that it cannot take, before any of it is loaded.
     *
     * @throws Problem exit 6
     */
    void require(WantedImage image);

    /** The order in which it loads images best. */
    default List<WantedImage> inOrder(List<WantedImage> missing) {
        return missing;
    }

    /** Begins to load these images. It may work on all of them at once, before anybody asks for one. */
    ImageLoad begin(List<WantedImage> missing);

    /**
     * Makes the runtime pull images from the registry. The configuration is written only if it changes.
     *
     * @param hosts whose images the bundle carries, such as {@code docker.io}
     */
    void pullFrom(Mirroring mirroring, SortedSet<String> hosts);
}
