package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.AnsweringEngines;
import dev.roadcase.bundler.doctor.computer.ContainerEngine;
import dev.roadcase.bundler.doctor.computer.ShowDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The disk on which the container engine keeps images, and on which machines unpack theirs.
 *
 * @param bundleSize in bytes; 0 if there is none
 * @param machines that unpack it; 0 if that is not known
 */
record EngineDiskExamination(AnsweringEngines engines, long bundleSize, int machines, Function<Path, ShowDisk> disks)
        implements Examination {
    private static final long SPARE = 1L << 30;
    /** Layers are about twice as large unpacked as they are compressed. */
    private static final int UNPACKED = 2;

    @Override
    public List<Symptom> symptoms() {
        return engines.chosen().map(this::of).orElse(List.of());
    }

    private List<Symptom> of(ContainerEngine engine) {
        return engine.root()
                .filter(Files::isDirectory)
                .map(root -> of(engine, disks.apply(root)))
                .orElseGet(() -> List.of(Symptom.notKnown(
                        "how much room " + engine + " has: its folder "
                                + engine.root().map(Path::toString).orElse("") + " cannot be seen from here",
                        "look where it runs: df -h")));
    }

    private List<Symptom> of(ContainerEngine engine, ShowDisk disk) {
        long once = bundleSize + SPARE;
        long all = bundleSize * UNPACKED * machines + SPARE;
        String room = engine + " has " + mebibytes(disk.free()) + " left in " + disk.folder();
        String advice = "make room there: " + engine.program() + " system prune; or move its folder to another disk";
        if (disk.free() < once) {
            return List.of(Symptom.spoils(room + ", and the show takes " + mebibytes(once) + " at least", advice));
        }
        return disk.free() < all
                ? List.of(Symptom.maySpoil(room + ", and the show takes up to " + mebibytes(all), advice))
                : List.of();
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
