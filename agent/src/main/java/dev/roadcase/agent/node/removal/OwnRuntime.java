package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.node.unit.Systemctl;
import dev.roadcase.agent.runtime.LoadedImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The container runtime, where the bundle has brought it. Nothing of ours needs it any more, and all its images go with its
 * folders, so that nobody asks for them again.
 */
record OwnRuntime(Path root, OwnUnits units, boolean running) implements RemovalStep {
    @Override
    public List<Remnant> remnants() {
        List<Remnant> remnants = new ArrayList<>();
        Systemctl systemctl = new Systemctl();
        if (running && systemctl.state(OwnUnits.RUNTIME).isStarted()) {
            remnants.add(Remnant.of("running unit " + OwnUnits.RUNTIME, () -> systemctl.stop(OwnUnits.RUNTIME)));
        }
        Path images = root.resolve(LoadedImages.FILE);
        if (Files.exists(images)) {
            remnants.add(Remnant.of("record of images", () -> Files.deleteIfExists(images)));
        }
        return remnants;
    }
}
