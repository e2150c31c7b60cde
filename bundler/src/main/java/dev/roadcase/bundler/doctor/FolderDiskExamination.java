package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.doctor.computer.ShowDisk;
import java.util.ArrayList;
import java.util.List;

/**
 * The disk with the show's folder: keys, and what is pushed.
 *
 * @param configured whether the folder is there already, and not only chosen by default
 */
record FolderDiskExamination(ShowDisk disk, boolean configured) implements Examination {
    private static final long LEAST = 200L << 20;

    @Override
    public List<Symptom> symptoms() {
        List<Symptom> found = new ArrayList<>();
        if (!disk.writable()) {
            found.add(unwritable());
        } else if (disk.free() < LEAST) {
            found.add(Symptom.spoils(
                    "the disk with " + disk.folder() + " is full: the show's folder takes up to " + mebibytes(LEAST)
                            + ", and " + mebibytes(disk.free()) + " are left",
                    "make room, or choose a folder on another disk"));
        }
        if (!disk.keepsSecrets()) {
            found.add(Symptom.maySpoil(
                    "the file system of " + disk.folder() + " (" + disk.type()
                            + ") lets every user of this computer read the show's keys",
                    "choose a folder on this computer's own disk: bundle configure FILE --out DIR"));
        }
        return found;
    }

    private Symptom unwritable() {
        return configured
                ? Symptom.spoils(
                        "the folder of the show may not be written: " + disk.folder(),
                        "mount its disk writable, or configure the show elsewhere")
                : Symptom.maySpoil(
                        "nothing may be written beside the bundle, in " + disk.folder(),
                        "choose another folder for the show: bundle configure FILE --out DIR");
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
